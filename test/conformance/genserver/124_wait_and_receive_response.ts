import { type From, GenServer, noreply, Process, self } from 'linecard'
import { deadPid, emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    as: 's',
    call([, ms]: ['after', number], from, st) {
      Process.sendAfter(self(), ['r', from, ms], ms)
      return noreply(st)
    },
    info([, from, ms]: ['r', From, number], st) {
      GenServer.reply(from, ms)
      return noreply(st)
    },
  })
  const { sendRequest, waitResponse, receiveResponse, checkResponse } = GenServer
  const a = sendRequest(s, ['after', 60])
  emit([await waitResponse(a, 20), await waitResponse(a, 500)])
  const b = sendRequest(s, ['after', 60])
  emit([await receiveResponse(b, 20)])
  await settle(100)
  emit(['mailbox', await flush()])
  emit(await waitResponse(sendRequest(await deadPid('d'), 'x'), 100))
  emit(await waitResponse(sendRequest('nobody', 'x'), 100))
  const r1 = sendRequest(s, ['after', 30])
  const r2 = sendRequest(s, ['after', 60])
  emit([await waitResponse(r2, 500), await waitResponse(r1, 500)])
  const r3 = sendRequest(s, ['after', 30])
  const r4 = sendRequest(s, ['after', 60])
  await settle(120)
  for (const m of await flush()) emit([checkResponse(m, r3), checkResponse(m, r4)])
  emit(['monitors', Process.info(self(), 'monitors')])
}
