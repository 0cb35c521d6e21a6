import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const b = spawnAs('b', async () => {
    const [, x] = await receive<['mon', Pid]>(['mon', _])
    monitor(x)
    send(me, 'b_ok')
    const [, , , object, r] = await receive<Down>(['DOWN', _, _, _, _])
    send(me, ['b_got', ['DOWN', object, r]])
    await receive('go')
    exit('bang')
  })
  const a = spawnAs('a', async () => {
    monitor(b)
    send(me, 'a_ok')
    await receive('go')
    exit('boom')
  })
  await recvAs('a_ok')
  send(b, ['mon', a])
  await recvAs('b_ok')
  send(a, 'go')
  const [, list] = await recvAs(['b_got', _])
  emit(['b got', list])
  monitor(b)
  send(b, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, b, _])
  emit(['b down', r])
}
