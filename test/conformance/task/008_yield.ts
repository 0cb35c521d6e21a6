import { type Pid, receive, send, Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Task.async(async () => {
    await receive('go')
    return 7
  })
  emit(['yield', await Task.yield(t, 30)])
  send(t.pid as Pid, 'go')
  emit(['yield', await Task.yield(t, 1000)])
  await settle()
  emit(['mailbox', await flush()])
}
