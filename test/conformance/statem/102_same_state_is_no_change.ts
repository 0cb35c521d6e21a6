import { GenStatem, keepState, keepStateAndData, nextState, postpone, repeatStateAndData } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (_cast, e: 'p' | 'keep' | 'same' | 'rep' | 'go', s: 'a' | 'b', d) => {
      emit(e !== 'p' ? [e] : s === 'a' ? ['try', 'a'] : ['done', 'b'])
      switch (e) {
        case 'p':
          return s === 'a' ? keepStateAndData(postpone) : keepStateAndData()
        case 'keep':
          return keepState(d)
        case 'same':
          return nextState(s, d)
        case 'rep':
          return repeatStateAndData()
        case 'go':
          return nextState('b', d)
      }
    },
  })
  for (const e of ['p', 'keep', 'same', 'rep', 'go']) GenStatem.cast(m, e)
  await M.sync(m)
}
