import { _, GenServer, type Pid, Process, receive, self, send } from 'linecard'
import { type Down, emit, G, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, ['s', await G.startLink({ as: 's' })])
    await receive('go')
  })
  const [, s] = await recvAs<['s', Pid]>(['s', _])
  const ref = Process.monitor(p)
  send(p, 'go')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['p down', r])
  await settle()
  emit(['call', await GenServer.call(s, 'ping')])
}
