import { self, send } from 'linecard'
import { emit, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const s of ['a', 'b']) {
    spawnAs(s, () => {
      for (let i = 1; i <= 10; i++) send(me, [s, i])
    })
  }
  const all: [string, number][] = []
  for (let i = 1; i <= 20; i++) all.push(await recv())
  for (const s of ['a', 'b']) emit([s, all.filter(([from]) => from === s).map(([, i]) => i)])
}
