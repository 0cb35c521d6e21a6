import { Registry, self, send } from 'linecard'
import { emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'unique', name: 'R' })
  spawnAs('p', async () => {
    Registry.register('R', 'k', 'v')
    send(me, 'ok')
    await park()
  })
  await recv()
  Registry.register('R', 'm', 1)
  emit([Registry.unregister('R', 'k'), Registry.lookup('R', 'k')])
  emit([Registry.unregister('R', 'm'), Registry.lookup('R', 'm')])
  emit([Registry.unregister('R', 'm')])
}
