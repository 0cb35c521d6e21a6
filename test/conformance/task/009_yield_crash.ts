import { _, exit, Process, Task } from 'linecard'
import { emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const functions = [
    () => exit('boom'),
    () => {
      throw new Error('bad')
    },
  ]
  for (const f of functions) {
    const t = Task.async(f)
    emit(await Task.yield(t, 1000))
    await recvAs(['EXIT', _, _])
  }
}
