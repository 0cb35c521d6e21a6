/**
 * What the restart of `failed` means for `children`, which are in start order. Mirrors `supervisor:restart/3`.
 *
 * Siblings that are not running are part of it: a transient child that had ended normally comes back with its group.
 */
export function planRestart(strategy, children, failed) {
    const group = groupOf(strategy, children, failed);
    return {
        stop: group.filter((child) => child !== failed).reverse(),
        start: group.filter((child) => child === failed || child.restart !== 'temporary'),
    };
}
function groupOf(strategy, children, failed) {
    switch (strategy) {
        case 'one_for_one':
            return [failed];
        case 'one_for_all':
            return children;
        case 'rest_for_one':
            return children.slice(children.indexOf(failed));
    }
}
export function isStrategy(value) {
    return value === 'one_for_one' || value === 'one_for_all' || value === 'rest_for_one';
}
//# sourceMappingURL=strategy.js.map