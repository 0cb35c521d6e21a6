import { _, Process, receive, self, send, spawnMonitor } from 'linecard'
import { type Down, emit, recv, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const [c] = spawnMonitor(async () => {
    await receive('go')
    Process.sendAfter(me, 'hi', 60)
  })
  send(c, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, c, _])
  emit(['c down', r])
  emit(['recv', await recv()])
}
