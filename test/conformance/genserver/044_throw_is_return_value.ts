import { _, GenServer, noreply, Process, receive, reply, stop } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    call: (m: 'x' | 'get_state', _from, st) => {
      throw m === 'x' ? reply('r', 5) : reply(st, st)
    },
    cast: (m: 'c' | 'stop', st) => {
      throw m === 'c' ? noreply(6) : stop('normal', st)
    },
  })
  emit(['reply', await GenServer.call(s, 'x')])
  emit(['state', await GenServer.call(s, 'get_state')])
  GenServer.cast(s, 'c')
  emit(['state', await GenServer.call(s, 'get_state')])
  const ref = Process.monitor(s)
  GenServer.cast(s, 'stop')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}
