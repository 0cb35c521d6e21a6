import { exit, Process } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  for (const i of [1, 2, 3, 4]) {
    const a = pidOf('a')
    exit(a, 'kill')
    if (i < 4) await awaitNew('a', a)
  }
  emit(await recv())
}
