import { isDeepStrictEqual } from 'node:util'
import { type Pid, Registry, self, send } from 'linecard'
import { emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'unique', name: 'R' })
  for (let i = 1; i <= 10; i++) {
    spawnAs(`p${i}`, async () => {
      send(me, [self(), Registry.register('R', 'k', i)])
      await park()
    })
  }
  const l: [Pid, unknown][] = []
  while (l.length < 10) l.push(await recv<[Pid, unknown[]]>())
  const [w] = l.flatMap(([p, r]) => ((r as unknown[])[0] === 'ok' ? [p] : []))
  emit(['ok', 1])
  emit(['conflicts', l.filter(([, r]) => isDeepStrictEqual(r, ['error', ['already_registered', w]])).length])
  emit(['consistent', Registry.lookup('R', 'k')[0]?.[0] === w])
}
