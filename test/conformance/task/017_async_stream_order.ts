import { Process, Task } from 'linecard'
import { emit } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const ms: Record<number, number> = { 1: 160, 2: 110, 3: 60, 4: 5 }
  const f = async (n: number): Promise<number> => {
    await Process.sleep(ms[n] as number)
    return n * 10
  }
  emit(await toList(Task.asyncStream([1, 2, 3, 4], f, { maxConcurrency: 4 })))
  emit(await toList(Task.asyncStream([1, 2, 3, 4], f, { maxConcurrency: 4, ordered: false })))
}
