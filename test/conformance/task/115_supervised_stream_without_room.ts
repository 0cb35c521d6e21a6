import { Process, TaskSupervisor } from 'linecard'
import { await_, catching, catchingClass, emit, flush, park, settle } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ts = await TaskSupervisor.startLink({ maxChildren: 1 })
  const f = (n: number): unknown => (n === 1 ? park() : n)
  const stream = (elements: number[], maxConcurrency: number) =>
    TaskSupervisor.asyncStreamNolink(ts, elements, f, { maxConcurrency })
  emit((await catchingClass(() => toList(stream([1, 2], 2))))[0])
  await await_(async () => (await TaskSupervisor.children(ts)).length === 0)
  emit(['children', await TaskSupervisor.children(ts)])
  emit(await toList(stream([2, 3], 1)))
  const [, reason] = await catching(() => toList(TaskSupervisor.asyncStream('nots', [1], f)))
  const [[what, [m, fun]], where] = reason as [[string, [string, string, unknown]], unknown]
  emit([what, m, fun, where])
  await settle(20)
  emit(['mailbox', await flush()])
}
