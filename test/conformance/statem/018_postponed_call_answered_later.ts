import { callerOf, GenStatem, keepStateAndData, nextState, postpone, reply, self, send } from 'linecard'
import { emit, recv, recvAs, spawnAs } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, _c: 'q' | 'go', s: 'a' | 'b', d) => {
      const f = callerOf(t)
      if (f === null) return nextState('b', d)
      if (s === 'b') return keepStateAndData(reply(f, 'answered_in_b'))
      send(me, 'postponed')
      return keepStateAndData(postpone)
    },
  })
  spawnAs('c', async () => send(me, ['c', await GenStatem.call(m, 'q')]))
  await recvAs('postponed')
  GenStatem.cast(m, 'go')
  emit(await recv())
}
