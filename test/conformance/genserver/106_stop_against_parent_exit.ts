import { _, exit, GenServer, noreply, type Pid, receive, self, send } from 'linecard'
import { awaitQueue, catching, emit, G, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const [order, reason] of [
    [['stop', 'parent'], 'custom'],
    [['parent', 'stop'], 'custom'],
    [['parent', 'stop'], 'gone'],
  ] as const) {
    const p = spawnAs('p', async () => {
      const s = await G.startLink({
        as: 's',
        trap: true,
        cast: async (m: string, s) => {
          if (m === 'b') await receive('go')
          else emit(['cast', m])
          return noreply(s)
        },
        terminate: (r) => emit(['terminate', r]),
      })
      send(me, ['s', s])
      await receive('die')
      exit('gone')
    })
    const [, s] = await recvAs<['s', Pid]>(['s', _])
    GenServer.cast(s, 'b')
    GenServer.cast(s, 'm')
    await awaitQueue(s, 1)
    for (const [index, what] of order.entries()) {
      if (what === 'parent') send(p, 'die')
      else
        spawnAs('q', async () => {
          send(me, ['q', await catching(() => GenServer.stop(s, reason))])
        })
      await awaitQueue(s, index + 2)
    }
    GenServer.cast(s, 'n')
    send(s, 'go')
    const [, r] = await recvAs(['q', _])
    emit(['q', r])
  }
}
