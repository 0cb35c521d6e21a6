import { GenStatem, keepStateAndData, repeatStateAndData, self, send, sleep, stateTimeout } from 'linecard'
import { collect, emit, flush } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    enter: true,
    handle: (t, c) => {
      if (t === 'enter') {
        send(me, ['enter'])
        return keepStateAndData(stateTimeout(400, 'st'))
      }
      if (t === 'cast') return repeatStateAndData()
      send(me, [t, c])
      return keepStateAndData()
    },
  })
  await sleep(150)
  GenStatem.cast(m, 'rep')
  await sleep(325)
  emit(['so far', await flush()])
  emit(['later', await collect(1)])
}
