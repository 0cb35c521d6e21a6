import { type DebugFunction, exit, GenServer, Sys, self, send } from 'linecard'
import { emit, flush, G } from '../harness.ts'

type Act = (st: number) => number | 'done'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({ as: 's' })
  const tell =
    (label: string, act: Act): DebugFunction<number> =>
    (st, ev, extra) => {
      send(me, [label, st, ev[0], extra])
      return act(st)
    }
  const call = async (n: number) => {
    for (let i = 0; i < n; i++) await GenServer.call(s, 'x')
    emit(await flush())
  }
  const debug = async () => {
    const [, , , [, , , dbg]] = await Sys.getStatus(s)
    return dbg as [unknown, unknown][]
  }
  const acts: [string, Act][] = [
    ['done', (st) => (st === 2 ? 'done' : st + 1)],
    [
      'throw_done',
      (st) => {
        if (st === 2) throw 'done'
        return st + 1
      },
    ],
    [
      'raise',
      () => {
        throw new Error('boom')
      },
    ],
    ['exit', () => exit('why')],
  ]
  for (const [label, act] of acts) {
    emit([label, await Sys.install(s, [label, tell(label, act), 0])])
    await call(2)
    emit(await debug())
  }
  const throwing: Act = (st) => {
    throw st + 1
  }
  await Sys.install(s, ['throws', tell('throws', throwing), 0])
  await call(2)
  const [[, [, st]]] = (await debug()) as [[unknown, [unknown, unknown]]]
  emit([st, await Sys.remove(s, 'throws')])
  const same: Act = (st) => st
  const f = tell('f', same)
  emit([
    await Sys.install(s, ['a', tell('a', same), 1]),
    await Sys.install(s, ['a', tell('a2', same), 2]),
    await Sys.install(s, [f, 3]),
    await Sys.install(s, [f, 4]),
  ])
  await call(1)
  emit(await debug())
  emit([await Sys.remove(s, f), await Sys.remove(s, 'not_there')])
  await call(1)
  emit([await Sys.noDebug(s)])
  await call(1)
}
