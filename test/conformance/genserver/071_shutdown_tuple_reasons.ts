import { _, GenServer, Process, receive, self, send, stop } from 'linecard'
import { type Exit, emit, G, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const me = self()
  for (const reason of ['shutdown', ['shutdown', 'x'], 'normal']) {
    const s = await G.startLink({ as: 's', cast: (_x: 'x', s) => stop(reason, s) })
    spawnAs('t', async () => {
      Process.flag('trap_exit', true)
      Process.link(s)
      send(me, 'linked')
      send(me, ['t', await recv()])
      await park()
    })
    await receive('linked')
    GenServer.cast(s, 'x')
    const [, , r] = await receive<Exit>(['EXIT', s, _])
    emit(['main', r])
    const [, [, , x]] = await receive<['t', Exit]>(['t', ['EXIT', s, _]])
    emit(['t', x])
  }
}
