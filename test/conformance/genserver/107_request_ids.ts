import { type From, GenServer, noreply, Process, self, stop } from 'linecard'
import { emit, flush, G, name, recv, settle } from '../harness.ts'

type Labelled = [answer: unknown, label: unknown, requests: ReturnType<typeof GenServer.reqidsNew>]

export default async function twin(): Promise<void> {
  const s = await G.start({
    call(request: ['later', number] | 'die', from, st) {
      if (request === 'die') return stop('boom', st)
      Process.sendAfter(self(), ['reply', from, request[1]], request[1])
      return noreply(st)
    },
    info([, from, n]: ['reply', From, number], st) {
      GenServer.reply(from, n)
      return noreply(st)
    },
  })
  name(s, 's')
  const size = GenServer.reqidsSize
  const c0 = GenServer.reqidsNew()
  const c1 = GenServer.sendRequest(s, ['later', 80], 'slow', c0)
  const c2 = GenServer.reqidsAdd(GenServer.sendRequest(s, ['later', 30]), 'quick', c1)
  emit([size(c0), size(c1), size(c2)])
  emit(
    GenServer.reqidsToList(c2)
      .map(([, label]) => label)
      .sort(),
  )
  const [answer, label, c3] = (await GenServer.waitResponse(c2, 1000, true)) as Labelled
  emit([answer, label, size(c3)])
  const [answer2, label2, c4] = (await GenServer.waitResponse(c3, 1000, true)) as Labelled
  emit([answer2, label2, size(c4)])
  emit([
    await GenServer.waitResponse(c4, 1000, true),
    await GenServer.receiveResponse(c4, 1000, true),
    GenServer.checkResponse('junk', c4, true),
  ])
  const c5 = GenServer.sendRequest(s, ['later', 70], 'late', c4)
  emit([await GenServer.waitResponse(c5, 10, true), await GenServer.receiveResponse(c5, 10, true)])
  await settle(100)
  emit(['mailbox', await flush()])
  const c6 = GenServer.sendRequest(s, 'die', 'last', c4)
  const [answer3, label3, c7] = (await GenServer.receiveResponse(c6, 1000, false)) as Labelled
  emit([answer3, label3, size(c7)])
  emit(GenServer.checkResponse('junk', c7, false))
  const c8 = GenServer.sendRequest('nobody_here', 'x', 'missing', c4)
  const [answer4, label4] = GenServer.checkResponse(await recv(), c8, true) as Labelled
  emit([answer4, label4])
}
