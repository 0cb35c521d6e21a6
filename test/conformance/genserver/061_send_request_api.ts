import { GenServer, noreply, reply, stop } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    as: 's',
    call: (m: string, _from, s) => {
      if (m === 'slow') return noreply(s)
      return m === 'die' ? stop('boom', s) : reply(['echo', m], s)
    },
  })
  const x = GenServer.sendRequest(s, 'x')
  emit((await GenServer.waitResponse(x, 1000)) as unknown[])
  const slow = GenServer.sendRequest(s, 'slow')
  emit(['wait', await GenServer.waitResponse(slow, 30)])
  emit(['check', GenServer.checkResponse('unrelated', slow)])
  const die = GenServer.sendRequest(s, 'die')
  emit((await GenServer.receiveResponse(die, 1000)) as unknown[])
}
