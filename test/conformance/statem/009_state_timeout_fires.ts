import { keepStateAndData, ok, self, send, sleep, stateTimeout } from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    init: () => ok('a', 0, [stateTimeout(300, 't1')]),
    handle: (t, c) => {
      send(me, [t, c])
      return keepStateAndData()
    },
  })
  await sleep(20)
  send(m, 'm')
  emit(await recv())
  emit(await recv())
}
