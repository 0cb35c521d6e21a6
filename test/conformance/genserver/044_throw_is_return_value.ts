import { _, GenServer, noreply, Process, receive, reply, Sys, stop } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    call: (_x: 'x') => {
      throw reply('r', 5)
    },
    cast: (m: 'c' | 'stop', st) => {
      throw m === 'c' ? noreply(6) : stop('normal', st)
    },
  })
  emit(['reply', await GenServer.call(s, 'x')])
  emit(['state', await Sys.getState(s)])
  GenServer.cast(s, 'c')
  emit(['state', await Sys.getState(s)])
  const ref = Process.monitor(s)
  GenServer.cast(s, 'stop')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}
