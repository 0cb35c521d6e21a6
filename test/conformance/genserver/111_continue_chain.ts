import { continueWith, GenServer, noreply, ok, Process, reply, self, send, stop } from 'linecard'
import { catching, emit, G, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await G.startLink({
    as: 's',
    init() {
      send(self(), 'own')
      return ok(0, continueWith(1))
    },
    call: (_request: 'go', _from, s) => reply('gone', s, continueWith(10)),
    cast(m, s) {
      emit(['cast', m])
      return noreply(s)
    },
    info(m, s) {
      emit(['info', m, s])
      return noreply(s + 100)
    },
    continue(n: number, s) {
      emit(['continue', n, s])
      if (n < 3 || n === 10) return noreply(s + 1, continueWith(n + 1))
      if (n === 11) return stop('enough', s)
      return noreply(s, 30)
    },
    terminate: (r, s) => emit(['terminate', r, s]),
  })
  await settle(150)
  const r = await catching(() => GenServer.call(s, 'go'))
  emit([r, await recv()])
}
