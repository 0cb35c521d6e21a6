import { GenServer, noreply, self } from 'linecard'
import { emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    call: (_later: 'later', from, st) => {
      spawnAs('h', () => GenServer.reply(from, ['from_helper', self()]))
      return noreply(st)
    },
  })
  emit(['got', await GenServer.call(s, 'later')])
}
