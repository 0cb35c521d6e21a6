import { continueWith, GenServer, ok, Sys, type SystemEvent, self, send } from 'linecard'
import { collect, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({ as: 's' }, { debug: [['log', 2], 'statistics'] })
  for (const m of ['i', 'j']) send(s, m)
  emit(await Sys.log(s, 'get'))
  const [, statistics] = await Sys.statistics(s, 'get')
  emit([statistics[3]?.[1], statistics[4]?.[1]])
  const [, , , [, , , dbg]] = await Sys.getStatus(s)
  emit(dbg.map((o) => (o as unknown[])[0]))
  const tell = (st: number, ev: SystemEvent, extra: unknown) => {
    send(me, [ev, extra])
    return st
  }
  const c = await G.startLink(
    { as: 'c', init: () => ok(1, continueWith('go')) },
    { debug: [['install', [tell, 0]]], name: 'named' },
  )
  await GenServer.call(c, 'x')
  emit(await collect(4, 20))
}
