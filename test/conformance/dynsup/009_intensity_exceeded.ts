import { DynamicSupervisor, exit, Process } from 'linecard'
import { awaitNew, emit, name, recv, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 1 })
  name(ds, 'ds')
  await DynamicSupervisor.startChild(ds, W.spec('a'))
  await DynamicSupervisor.startChild(ds, W.spec('b', { trap: true }))
  const a = pidOf('a')
  exit(a, 'kill')
  const a2 = await awaitNew('a', a)
  exit(a2, 'kill')
  emit(await recv())
}
