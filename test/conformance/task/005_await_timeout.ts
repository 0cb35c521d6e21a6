import { type Pid, Process, receive, send, Task } from 'linecard'
import { catching, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Task.async(async () => {
    await receive('go')
    return 'late'
  })
  emit(await catching(() => Task.await(t, 40)))
  emit([Process.alive(t.pid as Pid)])
  send(t.pid as Pid, 'go')
  await settle()
  emit(['mailbox', await flush()])
}
