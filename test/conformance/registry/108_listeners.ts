import { exit, Process, Registry, self, send } from 'linecard'
import { emit, flush, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.register(self(), 'l')
  await Registry.startLink({ keys: 'unique', name: 'U', listeners: ['l'] })
  const me = self()
  Registry.register('U', 'k', 1)
  Registry.register('U', 'k', 2)
  Registry.unregister('U', 'k')
  Registry.unregister('U', 'k')
  await settle()
  emit(await flush())
  const p = spawnAs('p', () => {
    Registry.register('U', 'p1', 'v')
    return park()
  })
  await settle()
  exit(p, 'kill')
  await settle()
  emit(await flush())
  spawnAs('q', () => {
    Registry.register('U', 'q1', 1)
    Registry.updateValue('U', 'q1', () => 2)
    Registry.unregisterMatch('U', 'q1', 7)
    Registry.unregisterMatch('U', 'q1', 2)
    Registry.registerName(['U', 'q2'], self())
    Registry.unregisterName(['U', 'q2'])
    send(me, 'done')
  })
  await settle()
  emit(await flush())
  await Registry.startLink({ keys: 'duplicate', name: 'D', listeners: ['l'] })
  Registry.register('D', 'k', 1)
  Registry.register('D', 'k', 2)
  Registry.unregister('D', 'k')
  await settle()
  emit(await flush())
}
