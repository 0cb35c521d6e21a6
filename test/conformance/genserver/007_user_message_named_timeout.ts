import { noreply, self, send } from 'linecard'
import { emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({
    info: (m, s) => {
      send(me, ['info', m])
      return noreply(s)
    },
  })
  send(s, 'timeout')
  emit(await recv<unknown[]>())
}
