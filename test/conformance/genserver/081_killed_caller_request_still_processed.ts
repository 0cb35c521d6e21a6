import { GenServer, noreply, Process, receive, reply, send } from 'linecard'
import { awaitDead, awaitQueue, emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    cast: async (_b: 'b', s) => {
      await receive('go')
      return noreply(s)
    },
    call: (m: string, _from, s) => {
      if (m === 'sync') return reply('ok', s)
      emit(['call', m])
      return reply(m, s)
    },
  })
  GenServer.cast(s, 'b')
  await awaitQueue(s, 0)
  const c = spawnAs('c', () => GenServer.call(s, 'x'))
  await awaitQueue(s, 1)
  Process.exit(c, 'kill')
  await awaitDead(c)
  send(s, 'go')
  emit(['sync', await GenServer.call(s, 'sync')])
}
