import { type Pid, receive, send, Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit(['completed', await Task.await(Task.completed(5))])
  const t = Task.async(async () => {
    await receive('go')
    return 1
  })
  emit(['ignore', Task.ignore(t)])
  send(t.pid as Pid, 'go')
  await settle()
  emit(['mailbox', await flush()])
}
