import {
  _,
  callerOf,
  GenStatem,
  keepState,
  keepStateAndData,
  monitor,
  nextEvent,
  nextState,
  popCallbackModule,
  postpone,
  pushCallbackModule,
  receive,
  reply,
  stateTimeout,
  stop,
} from 'linecard'
import { type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const returns: (() => unknown)[] = [
    () => nextState('b', 2),
    () => nextState('b', 2, [['postpone', false], stateTimeout(5000, 't')]),
    () => nextState('c', 2),
    () => nextState('c', 2, []),
    () => keepState(2, postpone),
    () => keepState(2, [['postpone', true]]),
    () => keepState(2, nextEvent('internal', 'i')),
    () => keepState(2, nextEvent('nothing' as 'internal', 'i')),
    () => keepState(2, pushCallbackModule(M.module)),
    () => keepState(2, popCallbackModule),
    () => ['keep_state', 2, 'junk'],
    () => 'junk',
    () => stop('why', 2),
    () => {
      throw new Error('bad')
    },
  ]
  for (const [i, f] of returns.entries()) {
    const m = await M.start({
      enter: true,
      handle: (t, _c, s, d) => {
        if (t === 'enter') return s === 'b' ? f() : keepStateAndData()
        const from = callerOf(t)
        return from === null ? nextState('b', 1) : keepStateAndData(reply(from, [s, d]))
      },
      terminate: (r, s, d) => emit(['terminate', r, s, d]),
    })
    const ref = monitor(m)
    GenStatem.cast(m, 'go')
    if (i < 2) emit(['lives', await GenStatem.call(m, 'get')])
    else emit(['down', (await receive<Down>(['DOWN', ref, _, _, _]))[4]])
  }
}
