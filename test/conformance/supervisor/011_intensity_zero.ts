import { exit, Process } from 'linecard'
import { emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a'), W.spec('b', { trap: true })], { strategy: 'one_for_one', maxRestarts: 0 })
  exit(pidOf('a'), 'kill')
  emit(await recv())
}
