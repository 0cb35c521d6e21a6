import { _, isAlive, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => {
    const c = spawnLinkAs('c', () => receive('go'))
    send(me, ['c', c])
    return park()
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  monitor(c)
  send(c, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, c, _])
  emit(['c down', r])
  await settle()
  emit(['p alive', isAlive(p)])
}
