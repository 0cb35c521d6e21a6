import { callerOf, GenStatem, genStatem, keepState, keepStateAndData, nextState, ok, reply } from 'linecard'
import { emit } from '../harness.ts'

const Turnstile = genStatem({
  callbackMode: () => 'state_functions',
  init: () => ok('locked', 0),
  states: {
    locked(type, event: 'coin' | 'push' | 'get', d) {
      const f = callerOf(type)
      if (f !== null) return keepStateAndData([reply(f, ['locked', d])])
      return event === 'coin' ? nextState('unlocked', d) : keepState(d + 1)
    },
    unlocked(type, _event: 'push' | 'get', d) {
      const f = callerOf(type)
      return f === null ? nextState('locked', d) : keepStateAndData([reply(f, ['unlocked', d])])
    },
  },
})

export default async function twin(): Promise<void> {
  const m = await Turnstile.startLink()
  for (const e of ['push', 'push', 'coin']) GenStatem.cast(m, e)
  emit(await GenStatem.call(m, 'get'))
  GenStatem.cast(m, 'push')
  emit(await GenStatem.call(m, 'get'))
}
