import { exit, GenServer, noreply, type Pid, receive, reply, self, send, spawn } from 'linecard'
import { awaitDead, catching, emit, G, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const s = await G.startLink({
      as: 's',
      trap: true,
      call(m, _from, s) {
        emit(['call', m])
        return reply(m, s)
      },
      async cast(m, s) {
        if (m === 'block') await receive('go')
        else emit(['cast', m])
        return noreply(s)
      },
      info(m, s) {
        emit(['info', m])
        return noreply(s)
      },
      terminate: (r) => emit(['terminate', r]),
    })
    send(me, s)
    await receive('go')
    exit('boom')
  })
  const s = await recv<Pid>()
  GenServer.cast(s, 'block')
  GenServer.cast(s, 1)
  send(s, 2)
  send(p, 'go')
  await awaitDead(p)
  GenServer.cast(s, 3)
  spawn(async () => send(me, await catching(() => GenServer.call(s, 4))))
  await settle()
  send(s, 'go')
  emit(await recv())
}
