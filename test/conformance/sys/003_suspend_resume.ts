import { GenServer, noreply, reply, Sys } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    cast(m, s) {
      emit(['cast', m])
      return noreply(s)
    },
    call(m, _from, s) {
      if (m === 'sync') return reply('ok', s)
      emit(['call', m])
      return reply(m, s)
    },
  })
  emit(['suspend', await Sys.suspend(s)])
  GenServer.cast(s, 'c1')
  const [, reason] = await catching(() => GenServer.call(s, 'x', 50))
  emit(['call failed', (reason as unknown[])[0]])
  GenServer.cast(s, 'c2')
  const r = await Sys.resume(s)
  await GenServer.call(s, 'sync')
  emit(['resume', r])
}
