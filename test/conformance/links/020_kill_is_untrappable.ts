import { _, exit, monitor, Process, self, send } from 'linecard'
import { type Down, emit, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    const m = await recv(5000)
    emit(['p got', m])
  })
  await recvAs('ready')
  monitor(p)
  exit(p, 'kill')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
}
