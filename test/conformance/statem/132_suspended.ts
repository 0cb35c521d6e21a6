import {
  eventTimeout,
  GenStatem,
  genericTimeout,
  keepStateAndData,
  nextState,
  ok,
  postpone,
  Sys,
  self,
  send,
  stateTimeout,
} from 'linecard'
import { catching, emit, flush, settle } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    as: 'm',
    enter: true,
    init: () => ok('a', 0, [stateTimeout(100, 'st'), genericTimeout('g', 110, 'gt'), eventTimeout(120, 'et')]),
    handle: (t, c, s, d) => {
      if (c === 'p' && s !== 'c') return keepStateAndData(postpone)
      if (c === 'c' && t === 'cast') return nextState('c', d)
      send(me, t === 'enter' ? ['enter', c, s, d] : [typeof t === 'string' || t[0] !== 'call' ? t : 'call', c, s, d])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, 'p')
  await M.sync(m)
  emit(await flush())
  await Sys.suspend(m)
  GenStatem.cast(m, 'x')
  emit(await Sys.replaceState(m, () => ['b', 7]))
  await settle(200)
  emit(await catching(() => GenStatem.call(m, 'late', 30)))
  emit([await Sys.getState(m), await flush()])
  await Sys.resume(m)
  await M.sync(m)
  emit(await flush())
  GenStatem.cast(m, 'c')
  await M.sync(m)
  emit(await flush())
}
