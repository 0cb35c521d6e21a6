import { type Pid, Process, Task, TaskSupervisor } from 'linecard'
import { catching, emit, name, park, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink()
  const t = await TaskSupervisor.asyncNolink(ts, () => park())
  Process.exit(t.pid as Pid, 'kill')
  emit(await catching(() => Task.await(t)))
  Process.flag('trap_exit', true)
  const u = Task.async(() => park())
  name(u.pid, 'u')
  Process.exit(u.pid as Pid, 'kill')
  emit(await catching(() => Task.await(u)))
  emit(await recv())
}
