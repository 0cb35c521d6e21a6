import { callerOf, type From, GenStatem, keepState, keepStateAndData, ok, reply, self, send } from 'linecard'
import { await_, emit, recv, sorted, spawnAs } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    init: () => ok('a', []),
    handle: (t, c: 'wait' | 'n' | 'all', _s, d: From[]) => {
      const f = callerOf(t)
      if (f === null)
        return keepState(
          [],
          d.map((f, i) => reply(f, i + 1)),
        )
      return c === 'wait' ? keepState([...d, f]) : keepStateAndData(reply(f, d.length))
    },
  })
  for (const [c, i] of [['c1', 1] as const, ['c2', 2] as const]) {
    spawnAs(c, async () => send(me, [c, await GenStatem.call(m, 'wait')]))
    await await_(async () => (await GenStatem.call(m, 'n')) === i)
  }
  GenStatem.cast(m, 'all')
  emit(sorted([await recv(), await recv()]))
}
