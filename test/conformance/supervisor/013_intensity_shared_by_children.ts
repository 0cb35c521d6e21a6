import { exit, Process } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a'), W.spec('b'), W.spec('c')], { strategy: 'one_for_one', maxRestarts: 2 })
  for (const i of ['a', 'b']) {
    const p = pidOf(i)
    exit(p, 'kill')
    await awaitNew(i, p)
  }
  exit(pidOf('c'), 'kill')
  emit(await recv())
}
