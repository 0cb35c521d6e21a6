import { constants } from 'node:os';
import process from 'node:process';
import { outside } from "../actors/index.js";
import { ApplicationController } from "./application-controller.js";
/** The longest interval that there is; what keeps the program running must not wake it. */
const never = 2 ** 31 - 1;
/**
 * Keeps the program running until SIGTERM or SIGINT, then stops the node's applications, last started first. A second signal ends the program
 * at once, with code 128 + the signal's number. It only adds handlers: the exit code is for the caller to use.
 *
 * @example
 * process.exitCode = await Application.runUntilSignal().exitCode
 */
export function runUntilSignal(options = {}) {
    const { signals = ['SIGTERM', 'SIGINT'], onSignal, host = process } = options;
    const controller = ApplicationController.of(options.node);
    return outside(() => {
        const waiting = setInterval(() => { }, never);
        let stopping = false;
        let finish = () => { };
        const exitCode = new Promise((resolve) => {
            finish = resolve;
        });
        const handle = (signal) => {
            if (stopping) {
                host.exit(128 + constants.signals[signal]);
                return;
            }
            stopping = true;
            onSignal?.(signal);
            void controller.stopAll().then(() => end(0));
        };
        const forget = controller.onTerminated(() => end(1));
        const remove = () => {
            clearInterval(waiting);
            forget();
            for (const signal of signals)
                host.off(signal, handle);
        };
        const end = (code) => {
            remove();
            finish(code);
        };
        for (const signal of signals)
            host.on(signal, handle);
        return { exitCode, remove };
    });
}
//# sourceMappingURL=run-until-signal.js.map