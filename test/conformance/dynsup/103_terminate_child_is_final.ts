import { _, DynamicSupervisor, exit, monitor, receive } from 'linecard'
import { type Down, emit, settle, sorted, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 0 })
  for (const spec of [
    W.spec('a', { trap: true, onTerminate: () => exit('oops') }),
    W.spec('b', { trap: true, stopMs: 40 }),
    W.spec('c', { trap: true, shutdown: 60, stopMs: 5000 }),
    W.spec('d'),
  ])
    await DynamicSupervisor.startChild(ds, spec)
  for (const id of ['a', 'b', 'c']) {
    const pid = pidOf(id)
    const ref = monitor(pid)
    emit(['terminate_child', await DynamicSupervisor.terminateChild(ds, pid)])
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit([id, r])
  }
  await settle()
  emit(sorted((await DynamicSupervisor.whichChildren(ds)).map(([, p]) => p)))
}
