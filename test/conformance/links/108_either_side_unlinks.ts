import { _, exit, isAlive, monitor, type Pid, Process, receive, self, send, unlink } from 'linecard'
import { type Down, emit, park, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => {
    const pp = self()
    const c = spawnLinkAs('c', async () => {
      await receive('go')
      unlink(pp)
      exit('boom')
    })
    send(me, ['c', c])
    return park()
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  const ref = monitor(c)
  send(c, 'go')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['c down', r])
  await settle()
  emit(['p alive', isAlive(p)])
  emit(['p links', Process.info(p, 'links')])
}
