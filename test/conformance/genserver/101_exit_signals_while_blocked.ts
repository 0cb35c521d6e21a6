import { _, exit, GenServer, noreply, type Pid, receive, self, send } from 'linecard'
import { awaitDead, awaitQueue, catching, emit, G, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const s = await G.startLink({
      as: 's',
      trap: true,
      cast: async (m: 'b', s) => {
        await receive('go')
        emit(['done', m])
        return noreply(s)
      },
      info: (m, s) => {
        emit(['info', m])
        return noreply(s)
      },
      terminate: (r) => emit(['terminate', r]),
    })
    send(me, ['s', s])
    await receive('die')
    exit('gone')
  })
  const [, s] = await recvAs<['s', Pid]>(['s', _])
  GenServer.cast(s, 'b')
  await awaitQueue(s, 0)
  exit(s, 'boom')
  send(p, 'die')
  await awaitDead(p)
  await awaitQueue(s, 2)
  spawnAs('c', async () => {
    send(me, ['c', await catching(() => GenServer.call(s, 'x'))])
  })
  await awaitQueue(s, 3)
  send(s, 'go')
  const [, r] = await recvAs(['c', _])
  emit(['c', r])
}
