import {
  eventTimeout,
  GenStatem,
  genericTimeout,
  keepState,
  keepStateAndData,
  monotonicTime,
  self,
  send,
  stateTimeout,
} from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c, _s, d: number) => {
      if (t === 'cast') return keepState(monotonicTime(), c[1](monotonicTime()))
      send(me, [t, c, monotonicTime() - d > 250])
      return keepStateAndData()
    },
  })
  const makers: ((t: number) => GenStatem.Action)[] = [
    (t) => stateTimeout(t + 300, 'st', { abs: true }),
    (t) => genericTimeout('x', t + 300, 'gt', { abs: true }),
    (t) => eventTimeout(t + 300, 'et', { abs: true }),
    (t) => stateTimeout(t - 300, 'past', { abs: true }),
    () => stateTimeout(300, 'relative', { abs: false }),
  ]
  for (const f of makers) {
    GenStatem.cast(m, ['set', f])
    emit(await recv())
  }
}
