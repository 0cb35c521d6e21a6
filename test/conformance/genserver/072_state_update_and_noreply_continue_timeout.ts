import { _, continueWith, GenServer, noreply, self, send } from 'linecard'
import { emit, G, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({
    cast: () => noreply(1, continueWith('k')),
    continue: (k: 'k', s) => (k === 'k' && s === 1 ? noreply(2, 30) : 'no function clause'),
    info: (m: 'timeout', s) => {
      if (m === 'timeout') send(me, ['t', s])
      return noreply(s)
    },
  })
  GenServer.cast(s, 'a')
  const [, n] = await recvAs(['t', _])
  emit(['timeout with state', n])
}
