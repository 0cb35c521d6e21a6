import { _, exit, monitor, Process, receive } from 'linecard'
import { emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  Process.register(p, 'svc')
  const a = Process.sendAfter(p, 'x', 5000)
  const b = Process.sendAfter('svc', 'x', 5000)
  const ref = monitor(p)
  exit(p, 'kill')
  await receive(['DOWN', ref, _, _, _])
  emit([Process.cancelTimer(a), Number.isInteger(Process.cancelTimer(b))])
}
