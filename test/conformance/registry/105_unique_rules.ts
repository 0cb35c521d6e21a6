import { Registry, receive, self, send } from 'linecard'
import { catchingClass, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'U' })
  const me = self()
  const p = spawnAs('p', async () => {
    Registry.register('U', 'k', 1)
    send(me, 'ready')
    await receive('update')
    send(
      me,
      Registry.updateValue<number>('U', 'k', (n) => n + 1),
    )
    await park()
  })
  await recvAs('ready')
  emit(Registry.register('U', 'k', 2))
  emit([Registry.register('U', 'own', 'v')[0], Registry.register('U', 'own', 'w')])
  emit([
    Registry.updateValue('U', 'own', (v) => [v, 'new']),
    Registry.updateValue('U', 'k', () => 'stolen'),
    Registry.updateValue('U', 'none', () => 1),
  ])
  emit([Registry.lookup('U', 'own'), Registry.lookup('U', 'k'), Registry.lookup('U', 'none')])
  emit([
    Registry.keys('U', me),
    Registry.keys('U', p),
    Registry.values('U', 'own', me),
    Registry.values('U', 'k', me),
    Registry.values('U', 'k', p),
  ])
  emit([
    Registry.unregister('U', 'k'),
    Registry.unregister('U', 'none'),
    Registry.lookup('U', 'k'),
    Registry.count('U'),
  ])
  send(p, 'update')
  emit([await recv(), Registry.lookup('U', 'k')])
  const failing = () => {
    throw new Error('no')
  }
  emit(await catchingClass(() => Registry.updateValue('U', 'own', failing)))
  emit(Registry.lookup('U', 'own'))
}
