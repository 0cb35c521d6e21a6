import { demonitor, monitor, spawnMonitor } from 'linecard'
import { emit, flush, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  const rp = monitor(p)
  const [, r2] = spawnMonitor(() => 'ok')
  const [, r3] = spawnMonitor(() => 'ok')
  await settle()
  const a = demonitor(rp, { info: true })
  const b = demonitor(rp, { info: true })
  const c = demonitor(r2, { info: true })
  const d = demonitor(r3, { flush: true, info: true })
  emit([a, b, c, d])
  emit(['left', (await flush()).length])
}
