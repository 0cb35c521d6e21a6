/** The id of a child that has a name: the name, or what it is in its registry. */
export function idOfName(name) {
    return typeof name === 'string' ? name : name.at(-1);
}
//# sourceMappingURL=child-spec.js.map