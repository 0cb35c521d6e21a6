import { GenStatem, keepStateAndData, nextEvent, nextState, postpone } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (t, c: string, s: 'a' | 'b', d) => {
      if (s === 'a' && c === 'go')
        return nextState('b', d, [postpone, nextEvent('internal', 'i1'), nextEvent('internal', 'i2')])
      if (s === 'a') return keepStateAndData(postpone)
      emit(c === 'i1' ? ['i1'] : [t, c])
      return c === 'i1' ? keepStateAndData(nextEvent('internal', 'j')) : keepStateAndData()
    },
  })
  for (const e of ['p1', 'p2', 'go', 'x']) GenStatem.cast(m, e)
  await M.sync(m)
}
