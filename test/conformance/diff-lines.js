/** How to get from `before` to `after`: the lines of both, those that only one has marked `-` or `+`. */
export function diffLines(before, after) {
  const common = commonLengths(before, after)
  const lines = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      lines.push(`    ${before[i++]}`)
      j++
    } else if (j === after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1]))
      lines.push(`  - ${before[i++]}`)
    else lines.push(`  + ${after[j++]}`)
  }
  return lines
}

/** How many lines, in order, the rests from `i` and `j` on have in common. */
function commonLengths(before, after) {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i][j] =
        before[i] === after[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
  }
  return lengths
}
