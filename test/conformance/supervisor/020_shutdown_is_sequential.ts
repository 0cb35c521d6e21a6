import { Supervisor } from 'linecard'
import { emit, timed, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    ['a', 'b', 'c'].map((id) => W.spec(id, { trap: true, stopMs: 60 })),
    { strategy: 'one_for_one' },
  )
  const [ms, r] = await timed(() => Supervisor.stop(s))
  emit(['stop', r, ms >= 180])
}
