/**
 * The spec that a definition stands for, with `overrides` in place of what it says. Mirrors `Supervisor.child_spec/2`.
 * @throws {TypeError} when it is none of the accepted forms
 */
export function childSpec(definition, overrides = {}) {
    return { ...toChildSpec(definition), ...overrides };
}
/** The spec that a definition stands for, unchanged. @throws {TypeError} as `childSpec` */
export function toChildSpec(definition) {
    if (isChildModule(definition))
        return definition.childSpec(undefined);
    if (Array.isArray(definition)) {
        const [module, arg] = definition;
        if (definition.length === 2 && isChildModule(module))
            return module.childSpec(arg);
    }
    else if (typeof definition === 'object' && definition !== null)
        return definition;
    throw new TypeError(`Expected a child to be a child spec, a module with \`childSpec\` or [module, arg], got \`${String(definition)}\``);
}
function isChildModule(value) {
    const isModule = (typeof value === 'object' && value !== null) || typeof value === 'function';
    return isModule && typeof value.childSpec === 'function';
}
/** Fills in the defaults of a spec, or says in OTP's words what is wrong with it. Mirrors `supervisor:check_childspec/2`. */
export function checkChildSpec(spec, autoShutdown = 'never') {
    if (typeof spec !== 'object' || spec === null || Array.isArray(spec))
        return ['error', ['invalid_child_spec', spec]];
    if (!('id' in spec))
        return ['error', 'missing_id'];
    if (!('start' in spec))
        return ['error', 'missing_start'];
    const complete = withDefaults(spec);
    const fault = faultOf(complete, autoShutdown);
    return fault === null ? ['ok', complete] : ['error', fault];
}
/** The same for a DynamicSupervisor, which has words of its own. Mirrors `DynamicSupervisor.validate_child/1`. */
export function checkDynamicChildSpec(spec) {
    if (typeof spec !== 'object' || spec === null)
        return ['error', ['invalid_child_spec', spec]];
    if (!('id' in spec && 'start' in spec && mayBeStart(spec.start)))
        return ['error', ['invalid_child_spec', spec]];
    const complete = withDefaults(spec);
    const fault = complete.shutdown === 0 ? ['invalid_shutdown', 0] : faultOf(complete, null);
    return fault === null ? ['ok', complete] : ['error', fault];
}
/** Mirrors `supervisor:check_startspec/2`: all specs in order, or the first fault. */
export function checkChildSpecs(specs, autoShutdown) {
    const complete = new Map();
    for (const spec of specs) {
        const checked = checkChildSpec(spec, autoShutdown);
        if (checked[0] === 'error')
            return checked;
        const { id } = checked[1];
        if (complete.has(id))
            return ['error', ['duplicate_child_name', id]];
        complete.set(id, checked[1]);
    }
    return ['ok', [...complete.values()]];
}
function withDefaults(spec) {
    const { id, start, restart = 'permanent', type = 'worker', significant = false } = spec;
    const { shutdown = type === 'supervisor' ? 'infinity' : 5000, modules = modulesOf(start) } = spec;
    return { id, start, restart, shutdown, type, significant, modules };
}
function modulesOf(start) {
    return Array.isArray(start) ? [start[0]] : [];
}
/** In the order in which OTP looks; a DynamicSupervisor has no `autoShutdown`. */
function faultOf(spec, autoShutdown) {
    if (!isStart(spec.start))
        return ['invalid_mfa', spec.start];
    if (!isRestart(spec.restart))
        return ['invalid_restart_type', spec.restart];
    const significance = autoShutdown === null ? null : significanceFault(spec, autoShutdown);
    if (significance !== null)
        return significance;
    if (spec.type !== 'worker' && spec.type !== 'supervisor')
        return ['invalid_child_type', spec.type];
    if (!isShutdownTime(spec.shutdown))
        return ['invalid_shutdown', spec.shutdown];
    if (spec.modules !== 'dynamic' && !Array.isArray(spec.modules))
        return ['invalid_modules', spec.modules];
    return null;
}
function significanceFault(spec, autoShutdown) {
    if (typeof spec.significant !== 'boolean')
        return ['invalid_significant', spec.significant];
    if (!spec.significant)
        return null;
    if (autoShutdown === 'never')
        return [
            'bad_combination',
            [
                ['auto_shutdown', 'never'],
                ['significant', true],
            ],
        ];
    if (spec.restart === 'permanent')
        return [
            'bad_combination',
            [
                ['restart', 'permanent'],
                ['significant', true],
            ],
        ];
    return null;
}
function mayBeStart(start) {
    return typeof start === 'function' || (Array.isArray(start) && start.length === 3);
}
function isStart(start) {
    if (typeof start === 'function')
        return true;
    if (!Array.isArray(start) || start.length !== 3)
        return false;
    const [module, name, args] = start;
    const isModule = (typeof module === 'object' && module !== null) || typeof module === 'function';
    return isModule && typeof name === 'string' && Array.isArray(args);
}
function isRestart(restart) {
    return restart === 'permanent' || restart === 'transient' || restart === 'temporary';
}
/** The longest that a timer takes, as in OTP. */
const maxShutdownMs = 2 ** 32 - 1;
function isShutdownTime(shutdown) {
    if (shutdown === 'infinity' || shutdown === 'brutal_kill')
        return true;
    return Number.isInteger(shutdown) && shutdown >= 0 && shutdown <= maxShutdownMs;
}
//# sourceMappingURL=child-spec.js.map