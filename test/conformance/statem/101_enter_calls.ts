import { GenStatem, keepState, nextState, repeatState } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    enter: true,
    handle: (t, c, s, d: number) => {
      if (t === 'enter') emit(['enter', c, s, d])
      switch (c) {
        case 'same':
          return nextState(s, d + 1)
        case 'rep':
          return repeatState(d + 1)
        case 'go':
          return nextState('b', d + 1)
        case 'back':
          return nextState('a', d + 1)
        default:
          return keepState(d + 1)
      }
    },
  })
  await M.sync(m)
  for (const e of ['keep', 'same', 'rep', 'go', 'back']) {
    emit([e])
    GenStatem.cast(m, e)
    await M.sync(m)
  }
}
