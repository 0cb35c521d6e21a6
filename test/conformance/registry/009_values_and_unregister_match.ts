import { Registry, self, send } from 'linecard'
import { emit, park, recv, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  for (let v = 1; v <= 3; v++) Registry.register('D', 'k', v)
  const p = spawnAs('p', async () => {
    Registry.register('D', 'k', 2)
    send(me, 'ok')
    await park()
  })
  await recv()
  emit(['main', Registry.values('D', 'k', self()).sort()])
  emit(['p', Registry.values('D', 'k', p)])
  emit(['unregister_match', Registry.unregisterMatch('D', 'k', 2)])
  emit(['lookup', sorted(Registry.lookup('D', 'k'))])
}
