import { type Pid, Process, receive, send, Task } from 'linecard'
import { catching, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t1 = Task.async(() => 1)
  emit(['await', await Task.await(t1)])
  emit(await catching(() => Task.await(t1, 30)))
  emit(['yield', await Task.yield(t1, 30)])
  emit(['yield', await Task.yield(t1, 0)])
  emit(await catching(() => Task.await(t1, 0)))
  const t2 = Task.async(async () => {
    await receive('go')
    return 2
  })
  Process.demonitor(t2.ref)
  send(t2.pid as Pid, 'go')
  await settle()
  emit(['yield', await Task.yield(t2, 30)])
  emit(['mailbox', await flush()])
}
