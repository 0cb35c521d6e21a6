import { GenServer, noreply, Process, receive, send, spawnMonitor } from 'linecard'
import { type Down, emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ as: 's', call: (_x: 'x', _from, s) => noreply(s) })
  const [c] = spawnMonitor(async () => {
    await receive('go')
    await GenServer.call(s, 'x', 30)
  })
  send(c, 'go')
  const [, , , , r] = await recv<Down>()
  emit(['c down', r])
  emit(['s alive', Process.alive(s)])
}
