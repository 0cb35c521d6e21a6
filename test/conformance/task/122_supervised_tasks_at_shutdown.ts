import { _, type Pid, Process, receive, Supervisor, self, send, Task, TaskSupervisor } from 'linecard'
import { type Down, type Exit, emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ts = await TaskSupervisor.startLink()
  const a = await TaskSupervisor.startChild(ts, async () => {
    Process.flag('trap_exit', true)
    send(me, 'up')
    const [, , r] = await receive<Exit>(['EXIT', _, _])
    send(me, ['told', r])
  })
  await receive('up')
  const b = await TaskSupervisor.asyncNolink(ts, () => park(), { shutdown: 'brutal_kill' })
  const o = spawnAs('o', async () => {
    const t = await TaskSupervisor.async(ts, () => park())
    send(me, ['task', t.pid])
    await park()
  })
  const [, c] = await recvAs<['task', Pid]>(['task', _])
  const refs = Object.entries({ a, b: b.pid as Pid, c, o }).map(([word, p]) => [word, Process.monitor(p)] as const)
  emit(['stop', await Supervisor.stop(ts)])
  for (const [word, ref] of refs) emit([word, (await receive<Down>(['DOWN', ref, _, _, _]))[4]])
  emit(await receive(['told', _]))
  emit(['yield', await Task.yield(b)])
}
