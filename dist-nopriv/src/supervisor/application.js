/** An application that can be loaded and started on any node. Made by `application`. */
export class ApplicationModule {
    /** @internal */
    constructor(spec) {
        this.spec = spec;
    }
    /** What the node knows it by. */
    get name() {
        return this.spec.name;
    }
    toString() {
        return this.spec.name;
    }
}
/**
 * Makes an application.
 *
 * @example
 * const Shop = application({
 *   name: 'shop',
 *   applications: [Database],
 *   env: { port: 4000 },
 *   start: () => Supervisor.startLink([Cart, Web], { strategy: 'one_for_one' }),
 * })
 * await Application.ensureAllStarted(Shop)
 * process.exitCode = await Application.runUntilSignal().exitCode
 */
export function application(spec) {
    if (typeof spec?.name !== 'string' || spec.name === '') {
        throw new TypeError(`Expected \`name\` to be a string that is not empty, got \`${String(spec?.name)}\``);
    }
    for (const callback of ['start', 'startPhase', 'prepStop', 'stop']) {
        const given = spec[callback];
        if (given === undefined || typeof given === 'function')
            continue;
        throw new TypeError(`Expected \`${callback}\` to be a function, got \`${String(given)}\``);
    }
    return new ApplicationModule(spec);
}
//# sourceMappingURL=application.js.map