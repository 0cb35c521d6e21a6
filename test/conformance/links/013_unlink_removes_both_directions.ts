import { _, exit, isAlive, monitor, type Pid, receive, self, send, unlink } from 'linecard'
import { emit, park, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const c = spawnLinkAs('c', () => park())
    unlink(c)
    send(me, ['c', c])
    await receive('go')
    exit('boom')
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  monitor(p)
  send(p, 'go')
  await recvAs(['DOWN', _, _, p, _])
  await settle()
  emit(['c alive', isAlive(c)])
}
