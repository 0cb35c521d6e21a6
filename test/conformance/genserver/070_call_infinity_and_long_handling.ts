import { GenServer, reply, sleep } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    call: async (_slow: 'slow', _from, s) => {
      await sleep(80)
      return reply('late', s)
    },
  })
  emit(['reply', await GenServer.call(s, 'slow', 'infinity')])
}
