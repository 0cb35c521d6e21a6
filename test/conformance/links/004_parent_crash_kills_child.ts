import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const c = spawnLinkAs('c', () => park())
    send(me, ['c', c])
    await receive('go')
    exit('boom')
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  monitor(c)
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, c, _])
  emit(['c down', r])
}
