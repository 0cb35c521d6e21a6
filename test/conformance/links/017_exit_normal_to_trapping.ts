import { _, exit, Process, self, send } from 'linecard'
import { type Exit, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    for (let i = 1; i <= 3; i++) send(me, ['got', await recv()])
    await park()
  })
  await recvAs('ready')
  for (const r of ['normal', 'boom', ['x', 1]]) {
    exit(p, r)
    const [, m] = await recvAs<['got', Exit]>(['got', _])
    emit(m)
  }
}
