import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const c = spawnLinkAs('c', async () => {
      await receive('go')
      exit('boom')
    })
    send(me, ['c', c])
    try {
      await receive('never')
    } catch {
      emit(['caught'])
    } finally {
      emit(['finally'])
    }
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  const ref = monitor(p)
  send(c, 'go')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['p down', r])
  await settle()
  emit(['end'])
}
