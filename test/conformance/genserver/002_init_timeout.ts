import { noreply, ok, self, send } from 'linecard'
import { emit, flush, G, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await G.startLink({
    init: () => ok(0, 30),
    info: (m, s) => {
      send(me, ['info', m])
      return noreply(s)
    },
  })
  emit(await recv<unknown[]>())
  await settle(80)
  emit(['mailbox', await flush()])
}
