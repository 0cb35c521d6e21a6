import {
  _,
  callerOf,
  changeCallbackModule,
  type From,
  GenStatem,
  genStatem,
  ignore,
  keepState,
  keepStateAndData,
  monitor,
  ok,
  popCallbackModule,
  pushCallbackModule,
  type Reason,
  receive,
  reply,
} from 'linecard'
import { type Down, emit } from '../harness.ts'

type Request = 'who' | ['do', GenStatem.Action]

const One = genStatem({
  callbackMode: () => 'handle_event_function',
  init: () => ok('a', 0),
  handleEvent(t, request: Request, s: string, d) {
    const f = callerOf(t) as From
    if (request === 'who') return keepState(d + 1, reply(f, ['one', s, d]))
    return keepStateAndData([reply(f, 'ok'), request[1]])
  },
  terminate: (r, s, d) => emit(['one', 'terminate', r, s, d]),
})

const Two = {
  callbackMode: (): GenStatem.CallbackMode => ['state_functions', 'state_enter'],
  init: () => ignore,
  states: {
    a(t: GenStatem.EventType | 'enter', request: Request, d: number) {
      if (t === 'enter') {
        emit(['enter', request])
        return keepStateAndData()
      }
      const f = callerOf(t) as From
      if (request === 'who') return keepState(d + 10, reply(f, ['two', 'a', d]))
      return keepStateAndData([reply(f, 'ok'), request[1] as GenStatem.Action])
    },
  },
  terminate: (r: Reason, s: unknown, d: unknown) => emit(['two', 'terminate', r, s, d]),
}

export default async function twin(): Promise<void> {
  const m = await One.start()
  const ref = monitor(m)
  emit(await GenStatem.call(m, 'who'))
  for (const action of [
    pushCallbackModule(Two),
    pushCallbackModule(One),
    popCallbackModule,
    changeCallbackModule(One),
    popCallbackModule,
  ]) {
    await GenStatem.call(m, ['do', action])
    emit(await GenStatem.call(m, 'who'))
  }
  await GenStatem.call(m, ['do', popCallbackModule])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}
