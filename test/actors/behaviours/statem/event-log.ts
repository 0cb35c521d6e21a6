import { type GenStatem, keepStateAndData, ok, type Pid, send } from '../../../../src/actors/index.ts'

/** A machine that tells `observer` of every event and stays as it is; `changes` overrides its callbacks. */
export function observed<C extends object>(observer: Pid, changes: C = {} as C) {
  return {
    callbackMode: (): GenStatem.CallbackMode => 'handle_event_function',
    init: (data: unknown) => ok('a', data),
    handleEvent(type: GenStatem.EventType | 'enter', content: unknown, state: unknown, data: unknown): unknown {
      send(observer, [type, content, state, data])
      return keepStateAndData()
    },
    ...changes,
  } as never
}
