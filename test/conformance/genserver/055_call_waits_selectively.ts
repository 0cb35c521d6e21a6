import { GenServer, reply, self, send } from 'linecard'
import { emit, flush, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({
    call: (m, _from, s) => {
      send(me, 'during')
      return reply(['echo', m], s)
    },
  })
  send(me, 'u1')
  send(me, 'u2')
  emit(['reply', await GenServer.call(s, 'x')])
  emit(['mailbox', await flush()])
}
