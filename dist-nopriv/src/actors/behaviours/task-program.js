import { terminate } from "../death.js";
import { dictionaryOf } from "../dictionary.js";
import { KeyMap } from "../key-map.js";
import { isGoing } from "../pid.js";
import { ExitError, isOrderly, reasonOfThrown, Stacktrace } from "../reason.js";
import { particulars } from "../reports.js";
import { isThenable, suspend } from "../suspend.js";
import { reportCrash } from "./gen.js";
import { labelOf, runWork } from "./task-work.js";
/**
 * What a task's process runs, and all that it has to remember: one for each task, and so without private methods, each of which would cost
 * every task. Mirrors `Task.Supervised`.
 */
export class TaskProgram {
    constructor(starter, work, sink, inherited = callersIn(starter)) {
        this.starter = starter;
        this.inherited = inherited;
        this.work = work;
        this.sink = sink;
    }
    get label() {
        return this.work === null ? 'Task' : labelOf(this.work);
    }
    get callers() {
        const { starter, inherited } = this;
        if (starter === starter.node.host)
            return [];
        return Array.isArray(inherited) ? [starter, ...inherited] : [starter];
    }
    dictionary(process) {
        return new KeyMap([
            ['$ancestors', process.lineage?.ancestors ?? []],
            ['$callers', this.callers],
        ]);
    }
    start(process) {
        let result;
        try {
            result = runWork(this.work);
        }
        catch (thrown) {
            threw(process, this, thrown);
            return;
        }
        if (isThenable(result))
            awaitResult(process, this, result);
        else
            returned(process, this, result);
    }
    /** Never called: before its first turn, and from it on, such a process is busy until it ends. */
    receive() { }
}
function awaitResult(process, program, result) {
    suspend(process, result, (value) => returned(process, program, value), (thrown) => threw(process, program, thrown));
}
/** An exit signal that came while the function was running was first. */
function returned(process, { sink }, value) {
    if (isGoing(process))
        return;
    if (sink !== null)
        sink.replied(value);
    terminate(process, 'normal');
}
function threw(process, program, thrown) {
    if (isGoing(process))
        return;
    const reason = reasonOfThrown(thrown);
    if (!isOrderly(reason))
        report(process, program, thrown, reason);
    terminate(process, reason);
}
/** Mirrors the `catch` of `Task.Supervised.invoke_mfa/2`; proc_lib's report follows. */
function report(process, program, thrown, reason) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const { starter, callers } = program;
    const { module, run, args } = program.work;
    reports.send({
        level: 'error',
        label: 'Task.Supervisor/terminating',
        pid: process,
        ...particulars(process),
        starter: starter.extras?.name ?? starter,
        function: module === null ? run : [module, run],
        args,
        callers,
        reason: thrown instanceof ExitError ? [reason, new Stacktrace(thrown)] : reason,
    });
    reportCrash(process, reason);
}
/** What a process that asks for a task hands down as its own callers. */
export function callersIn(process) {
    const callers = dictionaryOf(process)?.get('$callers');
    return Array.isArray(callers) && callers.length > 0 ? callers : null;
}
//# sourceMappingURL=task-program.js.map