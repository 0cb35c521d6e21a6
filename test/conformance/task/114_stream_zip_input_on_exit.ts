import { exit, Process, Task } from 'linecard'
import { emit, flush, park, settle, sorted } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const f = (element: string): unknown => {
    if (element === 'b') exit('boom')
    if (element === 'c') return park()
    if (element === 'd') throw new Error('bad')
    return 1
  }
  const options = { zipInputOnExit: true, timeout: 60, onTimeout: 'kill_task', maxConcurrency: 4 } as const
  emit(await toList(Task.asyncStream(['a', 'b', 'c', 'd'], f, options)))
  emit(sorted(await toList(Task.asyncStream(['a', 'b', 'c', 'd'], f, { ordered: false, ...options }))))
  await settle(20)
  emit(['mailbox', await flush()])
}
