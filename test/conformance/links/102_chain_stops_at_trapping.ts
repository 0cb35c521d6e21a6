import { _, exit, isAlive, link, Process, receive, self, send } from 'linecard'
import { emit, park, recv, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const c = spawnAs('c', async () => {
    await receive('go')
    exit('boom')
  })
  const t = spawnAs('t', async () => {
    Process.flag('trap_exit', true)
    link(c)
    send(me, 'linked')
    send(me, ['t', await recv()])
    await park()
  })
  await recvAs('linked')
  const a = spawnAs('a', () => {
    link(t)
    send(me, 'linked')
    return park()
  })
  await recvAs('linked')
  send(c, 'go')
  const [, m] = await recvAs(['t', _])
  emit(['t got', m])
  await settle()
  emit(['alive', [isAlive(a), isAlive(t)]])
}
