import { DynamicSupervisor, Process } from 'linecard'
import { emit, timed, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const slow = { quiet: true, trap: true, stopMs: 300 }
  for (const id of ['a', 'b', 'c']) await DynamicSupervisor.startChild(ds, W.spec(id, slow))
  await DynamicSupervisor.startChild(ds, W.spec('d', { ...slow, shutdown: 40, stopMs: 5000 }))
  await DynamicSupervisor.startChild(ds, W.spec('e', { ...slow, shutdown: 'brutal_kill', stopMs: 5000 }))
  await DynamicSupervisor.startChild(ds, W.spec('f', { quiet: true }))
  const [ms, r] = await timed(() => DynamicSupervisor.stop(ds))
  emit([r, ms >= 300 && ms < 850, ['a', 'b', 'c', 'd', 'e', 'f'].map(Process.whereis)])
}
