import { _, GenServer, Process, receive } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const r of ['normal', 'shutdown', 'custom']) {
    const s = await G.start({ terminate: (r) => emit(['terminate', r]) })
    const ref = Process.monitor(s)
    emit(['stop', await GenServer.stop(s, r)])
    const [, , , , x] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', x])
  }
}
