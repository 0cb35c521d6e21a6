import { _, Process, receive, send, spawnMonitor, Task } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const f = (n: number): number => {
    if (n === 2) throw new Error('bad')
    return n
  }
  const [p] = spawnMonitor(async () => {
    await receive('go')
    await toList(Task.asyncStream([1, 2, 3], f, { maxConcurrency: 1 }))
  })
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
  Process.flag('trap_exit', true)
  emit(await toList(Task.asyncStream([1, 2, 3], f, { maxConcurrency: 1 })))
}
