import { callerOf, GenStatem, genStatem, keepState, keepStateAndData, nextState, ok, reply, stateTimeout, } from "../../src/actors/index.js";
import { rate } from "../row.js";
/** Casts in flight before the sender waits for the machine. */
const WINDOW = 1000;
const CALLS = 300_000;
const CASTS = 2_000_000;
/** Counts what it is cast in state a; `toggle` goes to the other state, which sets a state timeout. */
const Machine = genStatem({
    name: 'Machine',
    callbackMode: () => 'state_functions',
    init: () => ok('a', 0),
    states: {
        a(type, event, count) {
            const from = callerOf(type);
            if (from !== null)
                return keepState(count, [reply(from, count)]);
            return event === 'toggle' ? nextState('b', count, [stateTimeout(60_000, 'late')]) : keepState(count + 1);
        },
        b(type, _event, count) {
            const from = callerOf(type);
            if (from !== null)
                return keepStateAndData([reply(from, count)]);
            return nextState('a', count + 1);
        },
    },
});
async function flood(machine, event) {
    for (let index = 0; index < CASTS; index++) {
        GenStatem.cast(machine, event(index));
        if (index % WINDOW === WINDOW - 1)
            await GenStatem.call(machine, 'sync');
    }
}
export const statemRows = [
    toMachine('statem-call', CALLS, async (machine) => {
        for (let index = 0; index < CALLS; index++)
            await GenStatem.call(machine, index);
    }),
    toMachine('statem-cast', CASTS, (machine) => flood(machine, (index) => index)),
    toMachine('statem-change', CASTS, (machine) => flood(machine, () => 'toggle')),
];
function toMachine(name, count, work) {
    return {
        name,
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        async run() {
            const machine = await Machine.start();
            const result = await rate(count, () => work(machine));
            await GenStatem.stop(machine);
            return result;
        },
    };
}
//# sourceMappingURL=statem.js.map