import { _, exit, link, monitor, Process, receive, self, send } from 'linecard'
import { type Down, type Exit, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const v = spawnAs('v', () => park())
  spawnAs('t', async () => {
    Process.flag('trap_exit', true)
    link(v)
    send(me, 'ready')
    send(me, ['t', await recv()])
    await park()
  })
  const n = spawnAs('n', () => {
    link(v)
    send(me, 'ready')
    return park()
  })
  await recvAs('ready')
  await recvAs('ready')
  const ref = monitor(n)
  exit(v, 'kill')
  const [, m] = await receive<['t', Exit]>(['t', _])
  emit(['t got', m])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['n down', r])
}
