import { callerOf, type From, GenStatem, keepStateAndData, reply, self, stop } from 'linecard'
import { catching, deadPid, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const s = await M.start({
    as: 's',
    handle: (t, c: 'x' | 'self' | 'y') => {
      if (c === 'x') return keepStateAndData()
      if (c === 'y') return stop('boom')
      return catching(() => GenStatem.call(self(), 'z')).then((r) => keepStateAndData(reply(callerOf(t) as From, r)))
    },
  })
  const d = await deadPid('d')
  emit(await catching(() => GenStatem.call(s, 'x', 40)))
  emit(await catching(() => GenStatem.call(d, 'x')))
  emit(await GenStatem.call(s, 'self'))
  emit(await catching(() => GenStatem.call(s, 'y')))
}
