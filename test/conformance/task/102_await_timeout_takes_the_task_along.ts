import { _, type Pid, Process, receive, self, send, spawnMonitor, Task } from 'linecard'
import { type Down, emit, park, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const [p, pref] = spawnMonitor(async () => {
    const t = Task.async(() => park())
    send(me, ['task', t.pid])
    await receive('go')
    await Task.await(t, 30)
  })
  const [, t] = await recvAs<['task', Pid]>(['task', _])
  const tref = Process.monitor(t)
  send(p, 'go')
  const [, , , , pr] = await receive<Down>(['DOWN', pref, _, _, _])
  emit(['p down', pr])
  const [, , , , tr] = await receive<Down>(['DOWN', tref, _, _, _])
  emit(['t down', tr])
}
