import { GenStatem, keepStateAndData, self, send, stateTimeout } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

type Cast = ['set', number, string] | 'cancel' | ['upd', string]

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c: Cast) => {
      if (t === 'cast' && c === 'cancel') return keepStateAndData(stateTimeout('cancel'))
      if (t === 'cast' && c[0] === 'set') return keepStateAndData(stateTimeout(c[1] as number, c[2]))
      if (t === 'cast') return keepStateAndData(stateTimeout('update', c[1]))
      send(me, [t, c])
      return keepStateAndData()
    },
  })
  const rounds: [Cast[], number, number][] = [
    [
      [
        ['set', 150, 't1'],
        ['set', 200, 't2'],
      ],
      1,
      100,
    ],
    [[['set', 150, 't3'], 'cancel'], 0, 250],
    [
      [
        ['set', 150, 't4'],
        ['upd', 't5'],
      ],
      1,
      100,
    ],
  ]
  for (const [es, n, w] of rounds) {
    for (const e of es) GenStatem.cast(m, e)
    emit(['mailbox', await collect(n, w)])
  }
}
