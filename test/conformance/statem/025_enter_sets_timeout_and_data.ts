import { GenStatem, keepState, keepStateAndData, nextState, self, send, stateTimeout } from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    enter: true,
    handle: (t, _c, s, d) => {
      if (t === 'enter' && s === 'b') return keepState(7, stateTimeout(30, 'st'))
      if (t === 'enter') return keepStateAndData()
      if (t === 'cast') return nextState('b', d)
      send(me, [s, d])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, 'go')
  emit(await recv())
}
