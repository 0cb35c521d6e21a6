import { continueWith, GenServer, noreply, ok, self, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    init: () => {
      send(self(), 'm1')
      return ok(0, continueWith('c1'))
    },
    continue: (c: 'c1' | 'c2', s) => {
      emit(['continue', c])
      return c === 'c1' ? noreply(s, continueWith('c2')) : noreply(s)
    },
    info: (m, s) => {
      emit(['info', m])
      return noreply(s)
    },
  })
  await GenServer.call(s, 'sync')
  emit(['call', 'sync'])
}
