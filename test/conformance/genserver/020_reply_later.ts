import { type From, GenServer, noreply, Sys, self, send } from 'linecard'
import { await_, emit, G, recvAs, spawnAs } from '../harness.ts'

type State = From | number | 'ok'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink<State>({
    call: (_later: 'later', from) => noreply(from),
    cast: ([, v]: ['answer', number], from) => noreply(GenServer.reply(from as From, v)),
  })
  spawnAs('c', async () => {
    send(me, ['c', await GenServer.call(s, 'later')])
  })
  await await_(async () => (await Sys.getState(s)) !== 0)
  GenServer.cast(s, ['answer', 42])
  const [, v] = await recvAs(['c', 42])
  emit(['c got', v])
  emit(['reply returned', await Sys.getState(s)])
}
