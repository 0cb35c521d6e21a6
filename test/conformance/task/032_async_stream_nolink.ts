import { TaskSupervisor } from 'linecard'
import { emit } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink()
  const f = (n: number): number => {
    if (n === 2) throw new Error('bad')
    return n
  }
  emit(await toList(TaskSupervisor.asyncStreamNolink(ts, [1, 2, 3], f)))
}
