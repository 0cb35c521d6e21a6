import { _, type Pid, receive, send, Task } from 'linecard'
import { type Down, emit, recv, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Task.async(async () => {
    await receive('go')
    return 42
  })
  send(t.pid as Pid, 'go')
  const [r, v] = await recv<[unknown, number]>()
  emit([r === t.ref, v])
  const [, r2, , , reason] = await recvAs<Down>(['DOWN', _, 'process', _, _])
  emit(['DOWN', r2 === t.ref, reason])
}
