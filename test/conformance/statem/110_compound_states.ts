import { GenStatem, keepStateAndData, nextState, ok, postpone } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    enter: true,
    init: () => ok(['a', 1], 0),
    handle: (t, c, s: unknown, d) => {
      if (t === 'enter') {
        emit(['enter', c, s])
        return keepStateAndData()
      }
      if (c !== 'p') return nextState(c[1], d)
      emit([Array.isArray(s) ? 'postponed' : 'done'])
      return Array.isArray(s) ? keepStateAndData(postpone) : keepStateAndData()
    },
  })
  await M.sync(m)
  const states = [['a', 1], ['a', [1]], ['a', [1]], { x: 1 }, { x: 1 }]
  for (const e of ['p', ...states.map((s) => ['to', s])]) {
    emit([e])
    GenStatem.cast(m, e)
    await M.sync(m)
  }
}
