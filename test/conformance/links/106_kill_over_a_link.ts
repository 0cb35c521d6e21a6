import { _, exit, link, monitor, Process, receive, self, send } from 'linecard'
import { type Down, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const c = spawnAs('c', async () => {
    await receive('go')
    exit('kill')
  })
  const n = spawnAs('n', () => {
    link(c)
    send(me, 'ready')
    return park()
  })
  spawnAs('t', async () => {
    Process.flag('trap_exit', true)
    link(c)
    send(me, 'ready')
    send(me, ['t', await recv()])
  })
  await recvAs('ready')
  await recvAs('ready')
  const rc = monitor(c)
  const rn = monitor(n)
  send(c, 'go')
  const cDown = await receive<Down>(['DOWN', rc, _, _, _])
  emit(['c', cDown[4]])
  const nDown = await receive<Down>(['DOWN', rn, _, _, _])
  emit(['n', nDown[4]])
  const [, m] = await receive<['t', unknown]>(['t', _])
  emit(['t', m])
}
