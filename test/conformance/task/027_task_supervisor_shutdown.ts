import { _, Process, receive, Supervisor, self, send, Task, TaskSupervisor } from 'linecard'
import { catching, type Down, emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ts = await TaskSupervisor.startLink()
  const t = await TaskSupervisor.asyncNolink(ts, () => park())
  const c = await TaskSupervisor.startChild(
    ts,
    () => {
      Process.flag('trap_exit', true)
      send(me, 'up')
      return park()
    },
    { shutdown: 60 },
  )
  await receive('up')
  const ref = Process.monitor(c)
  emit(['stop', await Supervisor.stop(ts)])
  emit(await catching(() => Task.await(t)))
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['c down', r])
}
