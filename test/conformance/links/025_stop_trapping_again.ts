import { _, exit, monitor, type Pid, Process, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => {
    Process.flag('trap_exit', true)
    const c = spawnLinkAs('c', async () => {
      await receive('go')
      exit('boom')
    })
    Process.flag('trap_exit', false)
    send(me, ['c', c])
    return park()
  })
  monitor(p)
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  send(c, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
}
