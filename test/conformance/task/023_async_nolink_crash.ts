import { exit, type Pid, receive, send, Task, TaskSupervisor } from 'linecard'
import { catching, emit, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink()
  const t1 = await TaskSupervisor.asyncNolink(ts, () => exit('boom'))
  emit(await catching(() => Task.await(t1)))
  const t2 = await TaskSupervisor.asyncNolink(ts, async () => {
    await receive('go')
    throw new Error('bad')
  })
  name(t2.pid, 't')
  send(t2.pid as Pid, 'go')
  emit(await recv())
  const t3 = await TaskSupervisor.asyncNolink(ts, async () => {
    await receive('go')
    return 3
  })
  name(t3.pid, 't')
  send(t3.pid as Pid, 'go')
  emit(await recv())
  emit(await recv())
}
