import { exit, GenServer } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  const a = pidOf('a')
  exit(a, 'kill')
  await awaitNew('a', a)
  emit(['label', await GenServer.call('a', 'label')])
}
