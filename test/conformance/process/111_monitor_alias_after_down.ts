import { _, exit, monitor, receive, send, unalias } from 'linecard'
import { emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const mode of ['explicit_unalias', 'demonitor', 'reply_demonitor'] as const) {
    const p = spawnAs('p', async () => {
      await receive('go')
      exit('boom')
    })
    const ref = monitor(p, { alias: mode })
    send(p, 'go')
    await receive(['DOWN', ref, _, _, _])
    send(ref, 'm1')
    await settle()
    emit([mode, await flush(), unalias(ref)])
  }
}
