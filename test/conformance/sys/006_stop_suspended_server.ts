import { _, GenServer, noreply, Process, receive, Sys } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    cast(m, s) {
      emit(['cast', m])
      return noreply(s)
    },
    terminate: (r) => emit(['terminate', r]),
  })
  await Sys.suspend(s)
  GenServer.cast(s, 'm')
  const ref = Process.monitor(s)
  emit(['stop', await GenServer.stop(s, 'bye')])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}
