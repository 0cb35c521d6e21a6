import { _, isAlive, monitor, type Pid, Process, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const c = spawnLinkAs('c', () => park())
    send(me, ['c', c])
    await receive('go')
  })
  const [, c] = await recvAs<['c', Pid]>(['c', _])
  monitor(p)
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
  await settle()
  emit(['c alive', isAlive(c)])
  emit(['c links', Process.info(c, 'links')])
}
