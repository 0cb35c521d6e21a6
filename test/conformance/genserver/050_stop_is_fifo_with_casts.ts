import { _, GenServer, noreply, receive, self, send } from 'linecard'
import { awaitQueue, emit, G, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.start({
    cast: async (m: string, s) => {
      if (m === 'b') await receive('go')
      emit(['cast', m])
      return noreply(s)
    },
    terminate: (r) => emit(['terminate', r]),
  })
  for (const m of ['b', 'm1', 'm2']) GenServer.cast(s, m)
  await awaitQueue(s, 2)
  spawnAs('q', async () => {
    send(me, ['q', await GenServer.stop(s)])
  })
  await awaitQueue(s, 3)
  GenServer.cast(s, 'm3')
  send(s, 'go')
  const [, r] = await recvAs(['q', _])
  emit(['q', r])
}
