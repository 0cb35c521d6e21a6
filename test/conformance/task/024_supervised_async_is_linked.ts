import { _, exit, type Pid, receive, send, spawnMonitor, TaskSupervisor } from 'linecard'
import { await_, type Down, emit, park, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink()
  const [p] = spawnMonitor(async () => {
    await receive('go')
    const t = await TaskSupervisor.async(ts, async () => {
      await receive('x')
      exit('boom')
    })
    send(t.pid as Pid, 'x')
    await park()
  })
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
  await await_(async () => (await TaskSupervisor.children(ts)).length === 0)
  emit(['children', await TaskSupervisor.children(ts)])
}
