import { _, exit, isAlive, link, monitor, receive, self, send, unlink } from 'linecard'
import { type Down, emit, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const c = spawnAs('c', async () => {
    await receive('go')
    exit('boom')
  })
  const p = spawnAs('p', () => {
    link(c)
    link(c)
    unlink(c)
    send(me, 'ready')
    return park()
  })
  await recvAs('ready')
  monitor(c)
  send(c, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, c, _])
  emit(['c down', r])
  await settle()
  emit(['p alive', isAlive(p)])
}
