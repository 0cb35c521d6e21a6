import { GenStatem, keepStateAndData, nextState, ok, type Pid, self, send, stateTimeout } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const mk = (): Promise<Pid> =>
    M.startLink({
      init: () => ok('a', 0, [stateTimeout(200, 't1')]),
      handle: (t, c, s, d) => {
        send(me, [t, c])
        if (c === 'go') return nextState('b', d)
        return c === 'same' ? nextState(s, d) : keepStateAndData()
      },
    })
  for (const [e, n] of [['go', 1] as const, ['same', 2] as const]) {
    GenStatem.cast(await mk(), e)
    emit(['mailbox', await collect(n, 300)])
  }
}
