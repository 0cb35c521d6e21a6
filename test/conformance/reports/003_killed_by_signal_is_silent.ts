import { _, Process, receive } from 'linecard'
import { type Down, emit, G, LogH, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  for (const r of ['kill', 'boom']) {
    const s = await G.start()
    const ref = Process.monitor(s)
    Process.exit(s, r)
    const [, , , , x] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', x])
  }
  await settle()
  emit(['end'])
}
