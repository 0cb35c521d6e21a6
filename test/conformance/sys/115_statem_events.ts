import {
  callerOf,
  type From,
  GenStatem,
  genericTimeout,
  keepStateAndData,
  nextEvent,
  nextState,
  type Pid,
  Process,
  reply,
  Sys,
  type SystemEvent,
  self,
  send,
  stateTimeout,
} from 'linecard'
import { collect, emit } from '../harness.ts'
import { M, type MachineOptions } from '../harness-statem.ts'

type Handle = Required<MachineOptions>['handle']

/** `[['call', from], request]` without what differs: `['call', pid, word]`. */
function clean(part: unknown): unknown {
  const [type, m] = Array.isArray(part) ? part : []
  if (!Array.isArray(type) || type[0] !== 'call') return part
  return ['call', type[1][0], Array.isArray(m) ? m[0] : m]
}

export default async function twin(): Promise<void> {
  const me = self()
  const tell = (st: number, ev: SystemEvent) => {
    send(me, ev[0] === 'out' ? ['out', ev[1], (ev[2] as From)[0]] : ev.map(clean))
    return st
  }
  const act = (as: readonly unknown[]) => (from: From) => keepStateAndData([reply(from, 'ok'), ...as] as never)
  const handle: Handle = (type, m, s, d) => {
    const from = callerOf(type as GenStatem.EventType)
    if (from !== null) return m[1](from)
    if (type === 'cast' && m === 'later' && s === 'a') return keepStateAndData('postpone')
    if (type === 'cast' && m === 'go')
      return nextState('b', d + 1, [nextEvent('internal', 'inner'), stateTimeout(10, 'st')])
    return type === 'cast' && m === 'stop' ? 'stop' : keepStateAndData()
  }
  const start = (h: Handle): Promise<Pid> =>
    GenStatem.startLink(M.module, { enter: true, handle: h }, { debug: ['statistics', ['install', [tell, 0]]] })
  const m = await start(handle)
  await M.sync(m)
  emit(await collect(5, 20))
  GenStatem.cast(m, 'later')
  GenStatem.cast(m, 'go')
  for (const e of await collect(7, 50)) emit(e)
  const [, statistics] = await Sys.statistics(m, 'get')
  emit([statistics[3], statistics[4]])
  const doAct = async (as: readonly unknown[]) => {
    await GenStatem.call(m, ['act', act(as)])
    for (const e of await collect(3, 60)) emit(e)
  }
  await doAct([['timeout', 0, 'e0'], stateTimeout(0, 's0'), genericTimeout('g', 0, 'g0'), nextEvent('cast', 'ne')])
  await doAct([genericTimeout('g', 5000, 'g1'), stateTimeout(5000, 's1')])
  await doAct([
    genericTimeout('g', 'update', 'g2'),
    stateTimeout(10, 's2'),
    stateTimeout(20, 's3'),
    genericTimeout('no', 'cancel'),
    genericTimeout('h', 'infinity', 'x'),
  ])
  await doAct([genericTimeout('g', 'cancel'), genericTimeout('new', 'update', 'u')])
  Process.flag('trap_exit', true)
  GenStatem.cast(m, 'stop')
  emit(await collect(3, 20))
  const c = await start((type) => {
    if (type === 'enter') return keepStateAndData()
    throw new Error('boom')
  })
  await collect(2, 20)
  GenStatem.cast(c, 'x')
  emit((await collect<unknown[]>(2, 20)).map((e) => e[0]))
}
