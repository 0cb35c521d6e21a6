import { self, send, Timer } from 'linecard'
import { awaitDead, emit, flush, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    Timer.sendInterval(20, 'tick')
    for (let i = 1; i <= 2; i++) send(me, await recv())
  })
  for (let i = 1; i <= 2; i++) emit(['recv', await recv()])
  await awaitDead(p)
  await settle(60)
  emit(['mailbox', await flush()])
}
