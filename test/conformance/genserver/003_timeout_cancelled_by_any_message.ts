import { GenServer, noreply, ok, self, send } from 'linecard'
import { collect, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({
    init: () => ok(0, 150),
    cast: (m, s) => {
      send(me, ['cast', m])
      return noreply(s)
    },
    info: (m, s) => {
      send(me, ['info', m])
      return noreply(s)
    },
  })
  GenServer.cast(s, 'c')
  emit(['mailbox', await collect(1, 300)])
}
