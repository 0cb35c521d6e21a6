import {
  _,
  callerOf,
  GenStatem,
  genericTimeout,
  genStatem,
  ignore,
  keepStateAndData,
  monitor,
  nextEvent,
  nextState,
  postpone,
  pushCallbackModule,
  receive,
  reply,
  self,
  send,
  stateTimeout,
} from 'linecard'
import { emit, flush } from '../harness.ts'
import { M, type MachineOptions } from '../harness-statem.ts'

const Under = genStatem({
  name: 'Under',
  init: () => ignore,
  callbackMode: () => 'handle_event_function',
  handleEvent: () => 'stop',
})

export default async function twin(): Promise<void> {
  const me = self()
  const fun = (n: number, event: unknown, name: unknown): number => {
    send(me, [n, event, name])
    return n + 1
  }
  const options: MachineOptions = {
    as: 'm',
    enter: true,
    handle: (t, c, s, d) => {
      if (t === 'enter') return keepStateAndData()
      if (c === 'p' && s === 'a') return keepStateAndData(postpone)
      if (c === 'go')
        return nextState('b', d, [stateTimeout(0, 'st'), genericTimeout('g', 5000, 'gt'), nextEvent('internal', 'i')])
      const f = callerOf(t)
      if (f !== null) return keepStateAndData(reply(f, 'r'))
      return c === 'push' ? keepStateAndData(pushCallbackModule(Under)) : keepStateAndData()
    },
  }
  const m = await GenStatem.start(M.module, options, { name: 'machine', debug: [['install', [fun, 0]]] })
  for (const e of ['p', 'go']) GenStatem.cast(m, e)
  await GenStatem.call(m, 'q', 5000)
  send(m, 'x')
  GenStatem.cast(m, 'push')
  const ref = monitor(m)
  GenStatem.cast(m, 'stop')
  await receive(['DOWN', ref, _, _, _])
  for (const e of await flush()) emit(e)
}
