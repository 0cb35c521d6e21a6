import { Process, Task } from 'linecard'
import { catching, emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const delayed = [
    [1, 60],
    [2, 20],
    [3, 40],
  ] as const
  const slow = delayed.map(([v, ms]) =>
    Task.async(async () => {
      await Process.sleep(ms)
      return v
    }),
  )
  emit(['results', await Task.awaitMany(slow)])
  const ts = [Task.async(() => 1), Task.async(() => park()), Task.async(() => 3)]
  emit(await catching(() => Task.awaitMany(ts, 50)))
}
