import { Task } from 'linecard'
import { emit, park } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const f = (n: number): unknown => (n === 2 ? park() : n)
  emit(await toList(Task.asyncStream([1, 2, 3], f, { timeout: 200, onTimeout: 'kill_task', maxConcurrency: 3 })))
}
