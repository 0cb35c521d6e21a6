import { _, GenServer, noreply, type Pid, Process, self, send } from 'linecard'
import { emit, G, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  spawnAs('p', async () => {
    const s = await G.startLink({
      as: 's',
      trap: true,
      info: (m, s) => {
        emit(['info', m])
        return noreply(s)
      },
      terminate: (r) => emit(['terminate', r]),
    })
    send(me, ['s', s])
    await park()
  })
  const [, s] = await recvAs<['s', Pid]>(['s', _])
  for (const r of ['shutdown', 'normal', 'boom']) Process.exit(s, r)
  emit(['sync', await GenServer.call(s, 'sync')])
}
