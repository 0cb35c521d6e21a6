import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => {
    const c = spawnLinkAs('c', async () => {
      await receive('go')
      exit('boom')
    })
    send(me, ['c', c])
    return park()
  })
  monitor(p)
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  send(c, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
}
