import { asSeen, Marker } from "../mailbox.js";
import { park } from "../park.js";
import { HAS_PARENT, isDead } from "../pid.js";
import { ExitError, reasonOfThrown } from "../reason.js";
import { awaitMatching } from "../receive.js";
import { enter, isThenable, suspend } from "../suspend.js";
import { debugCommand, debugEvent, debugOptions, loggedEvents } from "./debug.js";
import { nameOf } from "./debug-actions.js";
import { isParentExit } from "./gen.js";
import { answer, isSystemMessage, isSystemTuple, SystemMessage } from "./system-message.js";
/** Tells of a message that is about to be handled; those of `sys` and the parent's exit are no events. */
export function debugIncoming(process, message) {
    if (isSystemMessage(message) || isParentExit(process, message))
        return;
    debugEvent(process, ['in', message instanceof Marker ? message.label : asSeen(message)]);
}
/** Does what a system message asks of a running process. The last thing of a turn. Mirrors `sys:handle_system_msg/6`. */
export function handleSystemMessage(process, program, message) {
    const [, from, request] = message instanceof SystemMessage ? message.asOtpTuple() : message;
    obey({ process, program, sysState: 'running', from }, request);
}
/** Mirrors `sys:do_cmd/6`. */
function obey(command, request) {
    const { process, program } = command;
    const [tag, ...args] = Array.isArray(request) ? request : [request];
    switch (tag) {
        case 'suspend':
            finish({ ...command, sysState: 'suspended' }, 'ok');
            break;
        case 'resume':
            finish({ ...command, sysState: 'running' }, 'ok');
            break;
        case 'get_state':
            attempt(command, null, () => program.systemGetState(process), callbackFailed(command, 'system_get_state'));
            break;
        case 'replace_state':
            replaceState(command, args[0]);
            break;
        case 'get_status':
            finish(command, statusOf(command));
            break;
        case 'debug':
            finish(command, debugCommand(process, args[0]));
            break;
        case 'terminate':
            answer(command.from, 'ok');
            program.systemTerminate(process, args[0]);
            break;
        case 'change_code':
            if (command.sysState === 'suspended')
                changeCode(command, args);
            else
                finish(command, ['error', ['unknown_system_msg', request]]);
            break;
        default:
            finish(command, ['error', ['unknown_system_msg', request]]);
    }
}
/** Answers, and goes on with what the process was doing: its messages, or waiting for a `resume`. */
function finish(command, value) {
    const { process, program, sysState, from } = command;
    answer(from, value);
    if (isDead(process))
        return;
    if (sysState === 'suspended')
        stay(command);
    else
        program.systemContinue?.(process);
}
/** Only a request and the parent's exit are taken out of the mailbox of a process that is suspended. Mirrors `sys:suspend_loop/6`. */
function stay(command) {
    const { process } = command;
    const isUrgent = (message) => isSystemTuple(message) || isParentExit(process, message);
    awaitMatching(process, isUrgent, (message) => enter(process, () => wake(command, message)));
    park(process);
}
function wake(command, message) {
    if (isSystemTuple(message))
        obey({ ...command, from: message[1] }, message[2]);
    else
        command.program.receive(command.process, message);
}
// ---- commands that run code of the application
function replaceState(command, replace) {
    const { process, program } = command;
    const failed = callbackFailed(command, 'system_replace_state');
    const take = (state) => {
        program.systemSetState(process, state);
        return state;
    };
    run(command, () => replace(program.systemGetState(process)), take, failed);
}
/** Mirrors `sys:do_change_code/5`. */
function changeCode(command, [module, oldVsn, extra]) {
    const { process, program } = command;
    let next = program;
    const change = () => {
        next = program.systemModule?.(module) ?? program;
        return next.systemCodeChange?.(process, oldVsn, extra, module) ?? ['ok', program.systemGetState(process)];
    };
    const take = (result) => {
        if (!Array.isArray(result) || result.length !== 2 || result[0] !== 'ok')
            return ['error', result];
        next.systemSetState(process, result[1]);
        command.program = process.program = next;
        return 'ok';
    };
    // As `catch` does: a thrown value is a returned one.
    run(command, change, take, (thrown) => thrown instanceof Error ? ['error', ['EXIT', reasonOfThrown(thrown)]] : take(thrown));
}
/** Answers with what `take` makes of the value of `work`, which may be async, or `failed` of what one of them has thrown. */
function run(command, work, take, failed) {
    let value;
    try {
        value = work();
    }
    catch (thrown) {
        finish(command, failed(thrown));
        return;
    }
    if (isThenable(value))
        suspend(command.process, value, (later) => attempt(command, later, take, failed), (thrown) => finish(command, failed(thrown)));
    else
        attempt(command, value, take, failed);
}
function attempt(command, value, take, failed) {
    let reply;
    try {
        reply = take(value);
    }
    catch (thrown) {
        reply = failed(thrown);
    }
    finish(command, reply);
}
function callbackFailed({ program }, callback) {
    return (thrown) => ['error', ['callback_failed', [program.behaviour, callback], classOf(thrown)]];
}
function classOf(thrown) {
    if (thrown instanceof ExitError)
        return ['exit', thrown.reason];
    return [thrown instanceof Error ? 'error' : 'throw', thrown];
}
// ---- get_status
/** Mirrors `sys:get_status/5`. A process that was started without a link is its own parent, as in OTP. */
function statusOf({ process, program, sysState }) {
    const { flags, lineage } = process;
    const parent = lineage === null || (flags & HAS_PARENT) === 0 ? process : lineage.parent;
    const status = { sysState, parent, log: loggedEvents(process) };
    const shown = program.systemStatus?.(process, status) ?? genericStatus(process, status, program.systemGetState(process));
    const items = [dictionaryOf(process), sysState, parent, debugOptions(process), shown];
    return ['status', process, ['module', program.behaviour], items];
}
/** What a gen_server shows of itself. Mirrors `gen_server:format_status/2`. */
export function genericStatus(process, { sysState, parent, log }, state, kind = 'generic server') {
    return [
        ['header', `Status for ${kind} ${String(nameOf(process))}`],
        [
            'data',
            [
                ['Status', sysState],
                ['Parent', parent],
                ['Logged events', log],
            ],
        ],
        ['data', [['State', state]]],
    ];
}
/** The process dictionary as OTP has it, where proc_lib keeps two things of its own. */
function dictionaryOf(process) {
    return [
        ...(process.extras?.dictionary ?? []),
        ['$initial_call', [process.program.label, 'init', 1]],
        ['$ancestors', process.lineage?.ancestors ?? []],
    ];
}
//# sourceMappingURL=system.js.map