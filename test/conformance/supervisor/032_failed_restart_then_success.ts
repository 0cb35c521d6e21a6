import { exit, stop } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [W.spec('a', { init: (n) => (n === 2 || n === 3 ? stop('nope') : 'ok') }), W.spec('b')],
    { strategy: 'one_for_one', maxRestarts: 5 },
  )
  const a = pidOf('a')
  exit(a, 'kill')
  await await_(async () => {
    const p = await childOf(s, 'a')
    return typeof p !== 'string' && p !== a
  })
  emit(await S.kids(s))
}
