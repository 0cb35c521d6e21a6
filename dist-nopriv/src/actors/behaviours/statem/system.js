import { ExitError, formatReason } from "../../reason.js";
import { isThenable } from "../../suspend.js";
import { sameTerm } from "../../terms.js";
import { nameOf } from "../debug-actions.js";
import { useModule } from "./callback-mode.js";
import { Ending } from "./ending.js";
import { formattedStatus } from "./report.js";
/** State and data as new code has them, together with that code. */
class Changed {
    constructor(state, data, module) {
        this.state = state;
        this.data = data;
        this.module = module;
    }
}
/** Takes what the function of `Sys.replaceState` has returned, or what `changeCode` gives. As in OTP, that is no change of the state. */
export function setState(machine, value) {
    if (value instanceof Changed) {
        const ending = useModule(machine, value.module, machine.below);
        if (ending !== null)
            throw new ExitError(ending.exitReason);
        machine.state = value.state;
        machine.data = value.data;
    }
    else {
        if (!Array.isArray(value) || value.length !== 2)
            throw new TypeError(`Expected the state of a state machine to be [state, data], got \`${formatReason(value)}\``);
        machine.state = value[0];
        machine.data = value[1];
    }
}
/** Asks `module` for state and data as it has them, for `setState`. Mirrors `gen_statem:system_code_change/4`. */
export function changeCode(machine, module, oldVsn, extra) {
    const { state, data } = machine;
    const { spec } = module;
    if (spec.codeChange === undefined)
        return ['ok', new Changed(state, data, module)];
    const read = (result) => readChange(result, module);
    let result;
    try {
        result = spec.codeChange(oldVsn, state, data, extra);
    }
    catch (thrown) {
        return read(unlessError(thrown));
    }
    return isThenable(result) ? result.then(read, (thrown) => read(unlessError(thrown))) : read(result);
}
/** A thrown value is a return value here too. */
function unlessError(thrown) {
    if (thrown instanceof Error)
        throw thrown;
    return thrown;
}
function readChange(result, module) {
    if (!Array.isArray(result) || result[0] !== 'ok')
        return result;
    if (result.length === 3)
        return ['ok', new Changed(result[1], result[2], module)];
    if (result.length === 2)
        throw new ExitError(Ending.error(['case_clause', result]).exitReason);
    return result;
}
/** What `Sys.getStatus` shows of a machine. Mirrors `gen_statem:format_status/2`. */
export function statusOf(process, machine, { sysState, parent, log }) {
    const { module, below } = machine;
    const { queue: _, ...status } = machine.status(false);
    const shown = formattedStatus({ ...status, log }, module);
    return [
        ['header', `Status for state machine ${String(nameOf(process))}`],
        [
            'data',
            [
                ['Status', sysState],
                ['Parent', parent],
                ['Modules', [module, ...below].map(({ label }) => label)],
                ['Time-outs', [status.timeouts.length, shown.timeouts]],
                ['Logged Events', shown.log],
                ['Postponed', shown.postponed],
            ],
        ],
        ['data', [['State', [shown.state, shown.data]]]],
    ];
}
/** The words of OTP's `gen_statem:print_event/3`. */
export function wordsFor([kind, subject, third, fourth]) {
    switch (kind) {
        case 'in':
            return `receive ${wordsForEvent(subject)} in state ${formatReason(third)}`;
        case 'out':
            return `send ${formatReason(subject)} to ${String(third[0])}`;
        case 'postpone':
        case 'consume':
            return `${kind} ${wordsForEvent(subject)} in state ${formatReason(third)}${sameTerm(third, fourth) ? '' : ` => ${formatReason(fourth)}`}`;
        default:
            // `enter`, `module`, `start_timer`, `terminate`.
            return `${String(kind)} ${formatReason(subject)} in state ${formatReason(third)}`;
    }
}
function wordsForEvent(event) {
    const [type, content] = event;
    if (Array.isArray(type) && type[0] === 'call')
        return `call ${formatReason(content)} from ${String(type[1][0])}`;
    return `${formatReason(type)} ${formatReason(content)}`;
}
//# sourceMappingURL=system.js.map