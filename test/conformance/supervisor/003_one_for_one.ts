import { exit } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a'), W.spec('b'), W.spec('c')], { strategy: 'one_for_one' })
  const b = pidOf('b')
  exit(b, 'kill')
  await awaitNew('b', b)
  emit(await S.kids(s))
}
