import { Process, Task } from 'linecard'
import { emit } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  for (const maxConcurrency of [3, 1]) {
    const a = { running: 0, peak: 0 }
    const count = async (): Promise<void> => {
      a.running++
      if (a.running > a.peak) a.peak = a.running
      await Process.sleep(20)
      a.running--
    }
    await toList(Task.asyncStream([1, 2, 3, 4, 5, 6, 7, 8], count, { maxConcurrency }))
    emit(['peak', a.peak])
  }
}
