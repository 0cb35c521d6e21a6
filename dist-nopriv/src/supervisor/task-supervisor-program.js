import { createTask, self, startSoon, startWaiting, TaskProgram, } from "../actors/index.js";
import { DynamicSupervisorProgram } from "./dynamic-supervisor-program.js";
/** Elixir's `Task.Supervisor`: a DynamicSupervisor that makes its children's specs itself. */
export class TaskSupervisorProgram extends DynamicSupervisorProgram {
    handleCall(process, state, request, from) {
        const asked = isStartTask(request) ? ['start_child', specOf(request)] : request;
        super.handleCall(process, state, asked, from);
    }
}
function isStartTask(request) {
    return Array.isArray(request) && request[0] === 'start_task' && request.length === 4;
}
/** Mirrors the clause for `:start_task` of `DynamicSupervisor.handle_call/3`. */
function specOf([, args, restart, shutdown]) {
    return {
        id: 'undefined',
        start: [supervised, 'startLink', args],
        restart: restart ?? 'temporary',
        shutdown: shutdown ?? 5000,
        type: 'worker',
        significant: false,
        modules: [supervised],
    };
}
/** Mirrors `Task.Supervised`: what the supervisor calls to start a child, and starts again if the child's `restart` says so. */
const supervised = {
    startLink(starter, callers, work) {
        if (work === undefined)
            return ['ok', startWaiting(starter, self())];
        const process = createTask(new TaskProgram(starter, work, null, callers), self(), true);
        startSoon(process);
        return ['ok', process];
    },
    toString: () => 'Task.Supervised',
};
//# sourceMappingURL=task-supervisor-program.js.map