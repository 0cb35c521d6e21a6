/** Million operations a second of CPU time: on a machine that others use too, the time on the wall says more about them. */
export async function rate(operations, work) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return operations / (user + system);
}
//# sourceMappingURL=row.js.map