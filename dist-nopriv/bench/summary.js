export function summarize(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return {
        min: sorted[0] ?? Number.NaN,
        median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
        max: sorted.at(-1) ?? Number.NaN,
    };
}
//# sourceMappingURL=summary.js.map