import { eventTimeout, GenStatem, keepStateAndData, nextEvent, self, send } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c) => {
      if (c === 'one') return keepStateAndData([eventTimeout(30, 't1'), nextEvent('internal', 'i')])
      if (c === 'two') return keepStateAndData([nextEvent('internal', 'set')])
      if (c === 'three') return keepStateAndData([eventTimeout(0, 't3'), nextEvent('internal', 'i')])
      send(me, [t, c])
      return c === 'set' ? keepStateAndData(30) : keepStateAndData()
    },
  })
  for (const [e, n] of [['one', 1] as const, ['two', 2] as const, ['three', 1] as const]) {
    GenStatem.cast(m, e)
    emit([e, await collect(n, 100)])
  }
}
