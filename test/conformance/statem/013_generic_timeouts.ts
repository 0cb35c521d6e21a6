import { GenStatem, genericTimeout, keepStateAndData, nextState, self, send } from 'linecard'
import { emit, flush, recv, settle } from '../harness.ts'
import { M } from '../harness-statem.ts'

type Cast = ['set', string, number, string] | ['cancel', string] | ['upd', string, string] | 'go'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c: Cast, s, d) => {
      if (t === 'cast' && c === 'go') return nextState('b', d)
      if (t === 'cast' && c[0] === 'set') return keepStateAndData(genericTimeout(c[1], c[2] as number, c[3]))
      if (t === 'cast' && c[0] === 'cancel') return keepStateAndData(genericTimeout(c[1], 'cancel'))
      if (t === 'cast') return keepStateAndData(genericTimeout(c[1], 'update', c[2]))
      send(me, [t, c, s])
      return keepStateAndData()
    },
  })
  const casts: Cast[] = [
    ['set', 'x', 600, 'cx'],
    ['set', 'y', 150, 'cy'],
    ['set', 'z', 400, 'cz'],
    ['set', 'z', 900, 'cz2'],
    ['set', 'w', 250, 'cw'],
    ['cancel', 'w'],
    ['set', 'u', 350, 'cu'],
    ['upd', 'u', 'cu2'],
    'go',
  ]
  for (const e of casts) GenStatem.cast(m, e)
  for (let i = 1; i <= 4; i++) emit(await recv())
  await settle(100)
  emit(['mailbox', await flush()])
}
