import { demonitor, monitor, send, unalias } from 'linecard'
import { emit, flush, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const mode of ['explicit_unalias', 'demonitor', 'reply_demonitor'] as const) {
    const p = spawnAs('p', () => park())
    const ref = monitor(p, { alias: mode })
    send(ref, 'm1')
    send(ref, 'm2')
    await settle()
    const first = await flush()
    const active = demonitor(ref, { info: true })
    send(ref, 'm3')
    await settle()
    emit([mode, first, active, await flush(), unalias(ref)])
  }
}
