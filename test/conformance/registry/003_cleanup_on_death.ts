import { exit, Registry, self, send } from 'linecard'
import { await_, awaitDead, emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const p = spawnAs('p', async () => {
    Registry.register('R', 'k1', 1)
    Registry.register('R', 'k2', 2)
    send(me, 'ok')
    await park()
  })
  await recv()
  exit(p, 'kill')
  await awaitDead(p)
  emit(['lookup', Registry.lookup('R', 'k1')])
  emit(['register', Registry.register('R', 'k1', 'new')[0]])
  await await_(() => Registry.count('R') === 1)
  emit(['count', Registry.count('R')])
}
