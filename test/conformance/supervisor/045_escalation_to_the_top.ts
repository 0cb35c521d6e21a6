import { type ChildSpec, exit, Process, Supervisor, sleep } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const inner: ChildSpec = {
    id: 'inner',
    type: 'supervisor',
    start: [Supervisor, 'startLink', [[W.spec('a')], { strategy: 'one_for_one', maxRestarts: 0 }]],
  }
  await S.sup('outer', [inner], { strategy: 'one_for_one', maxRestarts: 1 })
  const a = pidOf('a')
  exit(a, 'kill')
  const a2 = await awaitNew('a', a)
  // outer must have finished restarting inner before the next kill
  await sleep(20)
  exit(a2, 'kill')
  emit(await recv())
}
