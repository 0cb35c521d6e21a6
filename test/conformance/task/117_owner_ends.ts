import { _, exit, type Pid, Process, receive, self, send, Task } from 'linecard'
import { type Down, emit, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ends: Record<string, () => unknown> = {
    normal: () => 'ok',
    shutdown: () => exit('shutdown'),
    boom: () => exit('boom'),
    kill: () => Process.exit(self(), 'kill'),
  }
  for (const [word, f] of Object.entries(ends)) {
    const o = spawnAs('o', async () => {
      const t = Task.async(async () => {
        await receive('hello')
        send(me, 'hello')
      })
      send(me, ['task', t.pid])
      await receive('go')
      f()
    })
    const [, t] = await recvAs<['task', Pid]>(['task', _])
    const ref = Process.monitor(t)
    send(o, 'go')
    await settle(20)
    emit([word, 'alive', Process.alive(t)])
    send(t, 'hello')
    if (word === 'normal') emit(await receive('hello'))
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['t down', r])
  }
}
