import { adoptTask, callersIn, checkMayStart, currentNode, currentProcess, idOfName, Pid, self, taskArguments, tooMany, } from "../actors/index.js";
import { pidOf, startWith, whichChildren } from "./dynamic-supervisor.js";
import { request, requestOutcome } from "./outcome.js";
import { TaskSupervisorProgram } from "./task-supervisor-program.js";
const program = new TaskSupervisorProgram('Task.Supervisor');
/**
 * Starts a supervisor for tasks, linked to the caller: a DynamicSupervisor whose children are tasks. When it ends, it shuts them all down at the
 * same time. Mirrors `Task.Supervisor.start_link/1`.
 */
export function startLink(options = {}) {
    const { name, timeout, debug, node, maxChildren, maxRestarts, maxSeconds } = options;
    const known = { name, timeout, debug, node, maxChildren, maxRestarts, maxSeconds };
    return startWith(program, known);
}
/** How a supervisor starts a Task.Supervisor: `[TaskSupervisor, { name: 'tasks' }]`. Mirrors `Task.Supervisor.child_spec/1`. */
export function childSpec(options = {}) {
    const { name = 'Task.Supervisor' } = options;
    return { id: idOfName(name), start: [module, 'startLink', [options]], type: 'supervisor' };
}
/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Task.Supervisor' };
export function asyncTask(supervisor, ...rest) {
    return startOwned(supervisor, rest, true);
}
export function asyncNolink(supervisor, ...rest) {
    return startOwned(supervisor, rest, false);
}
function startOwned(supervisor, rest, linked) {
    const owner = self();
    checkMayStart(owner);
    const [work, { shutdown = null }] = taskArguments(rest);
    const asked = ['start_task', [owner, 'monitor'], 'temporary', shutdown];
    return new Promise((resolve, reject) => {
        // As part of the reply: the task learns what to do, and is watched, before anything else can happen to it.
        const answered = (result) => {
            if (result[0] === 'ok')
                resolve(adoptTask(owner, result[1], work, linked));
            else
                reject(tooMany());
        };
        request(owner, supervisor, asked, answered, reject);
    });
}
export function startChild(supervisor, ...rest) {
    const [work, { restart = null, shutdown = null }] = taskArguments(rest);
    const starter = currentProcess() ?? (supervisor instanceof Pid ? supervisor.node : currentNode()).host;
    const asked = ['start_task', [starter, callersIn(starter), work], restart, shutdown];
    return requestOutcome(supervisor, asked, pidOf);
}
/** The pids of the tasks that run, oldest first. Mirrors `Task.Supervisor.children/1`. */
export async function children(supervisor) {
    const entries = await whichChildren(supervisor);
    return entries.map(([, child]) => child).filter((child) => child instanceof Pid);
}
//# sourceMappingURL=task-supervisor.js.map