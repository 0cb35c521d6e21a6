import { GenStatem, keepStateAndData, nextState, postpone } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (_cast, e: string, s: 'a' | 'b' | 'c', d) => {
      if (e === 'go' && s === 'a') return nextState('b', d)
      if (e === 'go' && s === 'b') return nextState('c', d)
      if (s === 'c') {
        emit(['c', e])
        return keepStateAndData()
      }
      emit(['postpone', s, e])
      return keepStateAndData(postpone)
    },
  })
  for (const e of ['p1', 'p2', 'go', 'p3', 'go']) GenStatem.cast(m, e)
  await M.sync(m)
}
