import { GenStatem, keepStateAndData, ok, repeatState, self, send, stateTimeout } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const enter of [true, false]) {
    const m = await M.startLink({
      enter,
      init: () => ok('a', 0, stateTimeout(150, 't')),
      handle: (t, c, s, d: number) => {
        if (t === 'cast') return repeatState(d + 1)
        if (t === 'enter') {
          send(me, ['enter', c, d])
          return d === 1 ? repeatState(2) : keepStateAndData()
        }
        send(me, [t, c, s, d])
        return keepStateAndData()
      },
    })
    GenStatem.cast(m, 'rep')
    emit([enter, await collect(enter ? 4 : 1)])
  }
}
