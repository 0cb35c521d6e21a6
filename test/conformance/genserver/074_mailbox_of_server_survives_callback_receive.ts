import { GenServer, noreply, receive, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    cast: async (m: string, s) => {
      if (m === 'b') await receive('go')
      emit(['cast', m])
      return noreply(s)
    },
    info: (m, s) => {
      emit(['info', m])
      return noreply(s)
    },
  })
  GenServer.cast(s, 'b')
  GenServer.cast(s, 'm1')
  send(s, 'p1')
  send(s, 'go')
  GenServer.cast(s, 'm2')
  await GenServer.call(s, 'sync')
}
