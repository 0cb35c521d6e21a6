import { _, Process, receive, Sys } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({ terminate: (r) => emit(['terminate', r]) })
  const ref = Process.monitor(s)
  const r = await Sys.terminate(s, 'bye')
  const [, , , , x] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', x])
  emit(['returned', r])
}
