import { _, type Pid, Process, receive, self, send, TaskSupervisor } from 'linecard'
import { await_, type Down, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ts = await TaskSupervisor.startLink()
  const o = spawnAs('o', async () => {
    const f = (word: string) => async () => {
      await receive('go')
      return send(me, word)
    }
    const a = await TaskSupervisor.asyncNolink(ts, f('nolink'))
    const b = await TaskSupervisor.async(ts, f('linked'))
    send(me, ['tasks', a.pid, b.pid])
    await park()
  })
  const [, a, b] = await recvAs<['tasks', Pid, Pid]>(['tasks', _, _])
  const bref = Process.monitor(b)
  Process.exit(o, 'kill')
  const [, , , , br] = await receive<Down>(['DOWN', bref, _, _, _])
  emit(['linked down', br])
  emit(['alive', Process.alive(a)])
  const aref = Process.monitor(a)
  send(a, 'go')
  emit(['said', await recv()])
  const [, , , , ar] = await receive<Down>(['DOWN', aref, _, _, _])
  emit(['nolink down', ar])
  await await_(async () => (await TaskSupervisor.children(ts)).length === 0)
  emit(['children', await TaskSupervisor.children(ts)])
}
