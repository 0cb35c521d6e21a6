import { GenServer, noreply, ok, receive, self, send } from 'linecard'
import { emit, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    async cast(m, s) {
      if (m === 'zero') {
        await receive('go')
        return noreply(s, 0)
      }
      emit(['cast', m])
      return noreply(s)
    },
    info(m, s) {
      emit(['info', m])
      return noreply(s)
    },
  })
  GenServer.cast(s, 'zero')
  send(s, 'a')
  send(s, 'go')
  await settle()
  emit(['two'])
  GenServer.cast(s, 'zero')
  await settle()
  send(s, 'go')
  await settle()
  emit(['three'])
  GenServer.cast(s, 'zero')
  GenServer.cast(s, 'plain')
  send(s, 'go')
  await settle()
  emit(['four'])
  await G.startLink({
    init() {
      send(self(), 'x')
      return ok(0, 0)
    },
    info(m, s) {
      emit(['info', m])
      return noreply(s)
    },
  })
  await settle()
}
