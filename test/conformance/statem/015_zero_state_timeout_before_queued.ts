import { GenStatem, keepStateAndData, nextState, receive, send, stateTimeout } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (t, c, s, d) => {
      if (c === 'b') return receive('rel').then(() => keepStateAndData())
      emit([t, c, s])
      return c === 'go' ? nextState('b', d, stateTimeout(0, 'st')) : keepStateAndData()
    },
  })
  for (const e of ['b', 'go', 'x']) GenStatem.cast(m, e)
  send(m, 'rel')
  await M.sync(m)
}
