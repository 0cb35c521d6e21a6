import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => {
    const c1 = spawnLinkAs('c1', async () => {
      await receive('go')
      exit('first')
    })
    const c2 = spawnLinkAs('c2', () => park())
    send(me, ['cs', c1, c2])
    return park()
  })
  const [, c1, c2] = await recvAs<['cs', Pid, Pid]>(['cs', _, _])
  const rp = monitor(p)
  const r2 = monitor(c2)
  send(c1, 'go')
  const pDown = await receive<Down>(['DOWN', rp, _, _, _])
  emit(['p down', pDown[4]])
  const c2Down = await receive<Down>(['DOWN', r2, _, _, _])
  emit(['c2 down', c2Down[4]])
}
