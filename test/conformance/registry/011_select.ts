import { Registry, self, send } from 'linecard'
import { emit, park, recv, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'unique', name: 'R' })
  Registry.register('R', 'a', 1)
  Registry.register('R', 'b', 2)
  spawnAs('p', async () => {
    Registry.register('R', 'c', 3)
    send(me, 'ok')
    await park()
  })
  await recv()
  emit(sorted(Registry.select('R', [[['$1', '$2', '$3'], [], [[['$1', '$2', '$3']]]]])))
  emit(sorted(Registry.select('R', [[['$1', '_', '$2'], [['>', '$2', 1]], ['$1']]])))
  emit([Registry.countSelect('R', [[['$1', '_', '$2'], [['>', '$2', 1]], [true]]])])
}
