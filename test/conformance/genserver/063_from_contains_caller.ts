import { GenServer, reply, self, send } from 'linecard'
import { emit, G, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink({ call: (_who: 'who', [pid], s) => reply(pid, s) })
  emit(['main sees', await GenServer.call(s, 'who')])
  spawnAs('c', async () => {
    send(me, await GenServer.call(s, 'who'))
  })
  emit(['c sees', await recv()])
}
