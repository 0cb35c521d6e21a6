/** Calls a function of a module, as `apply/3` does. @throws {TypeError} when the module has none of that name */
export function callByName(module, name, args) {
    if (!hasFunction(module, name))
        throw new TypeError(`Expected ${String(module)} to have a function \`${name}\``);
    return module[name]?.(...args);
}
function hasFunction(module, name) {
    return typeof module[name] === 'function';
}
/** Whether `value` can be a module: an object, a namespace, a class. */
export function isModule(value) {
    return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
/** `fun`, `fun, args` or `module, name, args`, ready to be called; null for anything else. */
export function workIn(given) {
    if (given.length < 3) {
        const [fun, args = []] = given;
        return typeof fun === 'function' && Array.isArray(args) ? () => fun(...args) : null;
    }
    const [module, name, args] = given;
    return isModule(module) && typeof name === 'string' && Array.isArray(args)
        ? () => callByName(module, name, args)
        : null;
}
//# sourceMappingURL=call-by-name.js.map