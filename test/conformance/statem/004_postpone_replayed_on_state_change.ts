import { GenStatem, keepStateAndData, nextState, postpone } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (_cast, e: string, s: 'a' | 'b', d) => {
      if (s === 'a') return e === 'go' ? nextState('b', d) : keepStateAndData(postpone)
      emit(['b', e])
      return keepStateAndData()
    },
  })
  for (const e of ['e1', 'e2', 'go', 'e3']) GenStatem.cast(m, e)
  await M.sync(m)
}
