import { terminate } from "../death.js";
import { currentNode } from "../default-node.js";
import { addLink } from "../links.js";
import { deliver } from "../mailbox.js";
import { BUSY, isDead } from "../pid.js";
import { makeRef } from "../ref.js";
import { currentProcess, self } from "../running.js";
import { checkMayStart, setLineage, startSoon } from "../spawn.js";
import { Starting } from "./starting.js";
import { Task } from "./task.js";
import { watchTask } from "./task-monitor.js";
import { TaskProgram } from "./task-program.js";
import { workOf } from "./task-work.js";
export function asyncTask(first, name, args) {
    const owner = self();
    checkMayStart(owner);
    const work = workOf(first, name, args);
    const program = new TaskProgram(owner, work, null);
    const process = createTask(program, owner, true);
    const monitor = watchTask(owner, process);
    program.sink = monitor;
    startSoon(process);
    return new Task(mfaOf(work), owner, process, monitor.ref, monitor);
}
/** A task that is done already, with `result`: for code that has a task to give. It has no process. Mirrors `Task.completed/1`. */
export function completed(result) {
    const owner = self();
    const ref = makeRef();
    deliver(owner, [ref, owner.node.outgoing(result)]);
    return new Task(COMPLETED, owner, null, ref, null);
}
export function start(first, name, args) {
    return startUnasked(workOf(first, name, args), false);
}
export function startLink(first, name, args) {
    return startUnasked(workOf(first, name, args), true);
}
/** How a supervisor starts a task that runs `run`, once: `[Task, run]`. Mirrors `Task.child_spec/1`. */
export function childSpec(run) {
    return { id: 'Task', start: [module, 'startLink', [run]], restart: 'temporary' };
}
/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Task' };
function startUnasked(work, linked) {
    const caller = currentProcess();
    checkMayStart(caller);
    const parent = caller ?? currentNode().host;
    const process = createTask(new TaskProgram(parent, work, null), parent, linked && caller !== null);
    startSoon(process);
    return Starting.of(['ok', process]);
}
/** A task's process, that is not running yet. */
export function createTask(program, parent, linked) {
    const process = parent.node.createProcess(program);
    if (linked)
        addLink(parent, process);
    setLineage(process, parent, false);
    return process;
}
/**
 * Starts a process, linked to `parent`, that does nothing until `assignWork` tells it what. One whose starter has died meanwhile ends at once.
 * Mirrors `Task.Supervised.start_link/2`.
 */
export function startWaiting(starter, parent) {
    const process = createTask(new TaskProgram(starter, null, null), parent, true);
    process.flags |= BUSY;
    if (isDead(starter))
        terminate(process, ['shutdown', 'noproc']);
    return process;
}
/** Tells a process of `startWaiting` what to do. */
export function assignWork(process, work, sink) {
    const program = process.program;
    program.work = work;
    program.sink = sink;
    process.flags &= ~BUSY;
    startSoon(process);
}
/** Makes a process of `startWaiting` a task of `owner`'s. */
export function adoptTask(owner, process, work, linked) {
    if (linked)
        addLink(owner, process);
    const monitor = watchTask(owner, process);
    assignWork(process, work, monitor);
    return new Task(mfaOf(work), owner, process, monitor.ref, monitor);
}
const APPLY = Object.freeze(['erlang', 'apply', 2]);
const COMPLETED = Object.freeze(['Task', 'completed', 1]);
function mfaOf({ module, run, args }) {
    return typeof run === 'string' ? [module, run, args.length] : APPLY;
}
//# sourceMappingURL=task-start.js.map