// As bench/row.ts measures: million operations a second of CPU time, over 100 ms of it.
export async function rate(operations, work) {
  let done = 0
  let spent = 0
  while (spent < 100_000) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    done += operations
    spent += user + system
  }
  return done / spent
}

export async function settledHeap() {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc()
  }
  return process.memoryUsage().heapUsed
}

// `node --expose-gc nact.js send 5` prints one figure a round.
export async function runRow(rows) {
  const [name, rounds] = process.argv.slice(2)
  for (let round = 0; round < Number(rounds); round++) console.log(await rows[name]())
  process.exit()
}
