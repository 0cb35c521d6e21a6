import { _, exit, Process, self, send } from 'linecard'
import { emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    send(me, ['got', await recv()])
    await park()
  })
  await recvAs('ready')
  exit(p, 'killed')
  const [, m] = await recvAs(['got', _])
  emit(['p got', m])
}
