import { _, exit, link, Process, Registry, receive, self, send } from 'linecard'
import { emit, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const p = spawnAs('p', async () => {
    Registry.register('R', 'k', 1)
    send(me, 'ok')
    await receive('die')
    exit('boom')
  })
  await recvAs('ok')
  const q = spawnAs('q', async () => {
    Process.flag('trap_exit', true)
    link(p)
    emit(Registry.register('R', 'k', 2))
    send(p, 'die')
    const [, , r] = await recvAs(['EXIT', p, _])
    emit(['exit', r])
    send(me, ['q', Registry.register('R', 'k', 3)[0]])
    await park()
  })
  const [, r] = await recvAs(['q', _])
  emit(['q', r])
  await settle()
  emit(['lookup', Registry.lookup('R', 'k')])
  emit(['keys', Registry.keys('R', p), Registry.keys('R', q)])
  emit(['count', Registry.count('R')])
}
