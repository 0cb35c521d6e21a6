import { exit } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    ['a', 'b', 'c', 'd'].map((id) => W.spec(id, { trap: true })),
    { strategy: 'one_for_all' },
  )
  const d = pidOf('d')
  exit(pidOf('b'), 'kill')
  await awaitNew('d', d)
  emit(await S.kids(s))
}
