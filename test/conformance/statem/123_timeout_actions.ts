import { eventTimeout, GenStatem, genericTimeout, keepStateAndData, self, send, stateTimeout } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c) => {
      if (t === 'cast') return keepStateAndData(c[1])
      send(me, [t, c])
      return t[1] === 'again' && c === 1 ? keepStateAndData([t, 30, 2] as never) : keepStateAndData()
    },
  })
  const rounds: [GenStatem.Actions[], number][] = [
    [[30], 1],
    [[genericTimeout('x', 40, 1), [genericTimeout('x', 'infinity', 2)]], 0],
    [[eventTimeout(60, 1)], 1],
    [[genericTimeout('again', 30, 1)], 2],
    [
      [
        [genericTimeout('x', 40, 1), genericTimeout('y', 40, 1)],
        [genericTimeout('y', 'cancel'), genericTimeout('x', 'infinity', 0)],
      ],
      0,
    ],
    [[[stateTimeout(30, 1), stateTimeout(60, 2)]], 1],
    [[[stateTimeout(30, 1), 'infinity', stateTimeout('update', 2)]], 1],
    [['infinity'], 0],
  ]
  for (const [es, n] of rounds) {
    for (const e of es) GenStatem.cast(m, ['do', e])
    emit(await collect(n, 80))
  }
}
