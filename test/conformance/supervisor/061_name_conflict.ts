import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  await S.sup('s1', [], { strategy: 'one_for_one', name: 'sup1' })
  emit(await Supervisor.startLink([W.spec('a')], { strategy: 'one_for_one', name: 'sup1' }).result())
}
