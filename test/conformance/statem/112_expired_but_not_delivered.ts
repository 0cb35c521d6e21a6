import {
  eventTimeout,
  GenStatem,
  genericTimeout,
  keepState,
  keepStateAndData,
  nextState,
  receive,
  self,
  send,
  stateTimeout,
} from 'linecard'
import { collect, emit, settle } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const rounds: [(d: unknown) => unknown, number][] = [
    [(d) => keepState(d), 2],
    [(d) => nextState('b', d), 1],
    [(d) => keepState(d, genericTimeout('x', 'cancel')), 1],
    [(d) => keepState(d, genericTimeout('x', 60, 'gt2')), 2],
    [(d) => keepState(d, genericTimeout('x', 'update', 'gt2')), 2],
  ]
  for (const [act, n] of rounds) {
    const m = await M.startLink({
      handle: (t, c, _s, d) => {
        if (c === 'set')
          return keepStateAndData([stateTimeout(30, 'st'), genericTimeout('x', 40, 'gt'), eventTimeout(50, 'et')])
        if (c === 'block') return receive('rel').then(() => act(d))
        send(me, [t, c])
        return keepStateAndData()
      },
    })
    GenStatem.cast(m, 'set')
    GenStatem.cast(m, 'block')
    await settle(100)
    send(m, 'rel')
    emit(await collect(n, 150))
  }
}
