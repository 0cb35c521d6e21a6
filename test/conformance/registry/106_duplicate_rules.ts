import { Process, Registry, self, send } from 'linecard'
import { catchingClass, emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  const me = self()
  const entries: [string, number][] = [
    ['k', 1],
    ['k', 2],
    ['k', 1],
    ['l', 3],
  ]
  for (const [k, v] of entries) Registry.register('D', k, v)
  spawnAs('p', () => {
    Registry.register('D', 'k', 9)
    send(me, 'ready')
    return park()
  })
  await recvAs('ready')
  emit([Registry.lookup('D', 'k'), Registry.count('D'), Registry.keys('D', me).sort(), Registry.values('D', 'k', me)])
  emit([
    Registry.countMatch('D', 'k', 1),
    Registry.countMatch('D', 'k', '_'),
    Registry.match('D', 'k', 2),
    Registry.match('D', 'k', '$1', [['>', '$1', 1]]),
  ])
  emit([Registry.unregisterMatch('D', 'k', '$1', [['<', '$1', 2]]), Registry.lookup('D', 'k')])
  emit([
    Registry.unregisterMatch('D', 'k', 9),
    Registry.unregister('D', 'k'),
    Registry.lookup('D', 'k'),
    Registry.keys('D', me),
  ])
  emit((await catchingClass(() => Registry.updateValue('D', 'l', () => 1)))[0])
  const [, owner] = Registry.register('D', 'm', null)
  emit(['linked', Process.info(owner as never, 'links')?.includes(me)])
}
