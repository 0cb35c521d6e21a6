import { GenServer, Sys, self, send } from 'linecard'
import { emit, flush, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink()
  await Sys.install(s, [
    'dbg1',
    (st, ev) => {
      send(me, ['ev', ev[0]])
      return st
    },
    0,
  ])
  await GenServer.call(s, 'x')
  GenServer.cast(s, 'c')
  await Sys.remove(s, 'dbg1')
  await GenServer.call(s, 'y')
  emit((await flush<['ev', unknown]>()).map(([, e]) => e))
}
