import { GenServer, receive, reply, self, send } from 'linecard'
import { awaitQueue, emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({
    call: async (m: string, _from, s) => {
      emit(['handle', m])
      if (m === 'b') {
        send(me, 'in_b')
        await receive('go')
      }
      return reply('ok', s)
    },
  })
  const clients = [
    ['c1', 'b', 0],
    ['c2', 'x', 1],
    ['c3', 'y', 2],
  ] as const
  for (const [c, m, queued] of clients) {
    spawnAs(c, async () => {
      await GenServer.call(s, m)
      send(me, 'done')
    })
    if (m === 'b') await receive('in_b')
    await awaitQueue(s, queued)
  }
  send(s, 'go')
  for (let n = 0; n < 3; n++) await receive('done')
}
