import { Node, runProcess } from 'linecard'
import { rows } from './rows.ts'

/**
 * The program that measures one row: `node --expose-gc run-row.js send 5` prints a line for each round, with a figure for each size; with `rival` the
 * rival's.
 */
const [name, rounds, who] = process.argv.slice(2)
const row = rows.find((candidate) => candidate.name === name)
if (row === undefined) throw new Error(`No row is called ${name}`)
const node = new Node()
for (let round = 0; round < Number(rounds); round++) {
  const figures: number[] = []
  if (who === 'rival') figures.push((await row.runRival?.()) ?? Number.NaN)
  else for (const size of row.sizes ?? [0]) figures.push(await runProcess(node, (self) => row.run(node, self, size)))
  console.log(figures.join(' '))
}
process.exit()
