import { _, exit, monitor, Process, receive, self } from 'linecard'
import { emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  Process.register(p, 'svc')
  const ref = monitor(p)
  exit(p, 'kill')
  await receive(['DOWN', ref, _, _, _])
  emit(['whereis', Process.whereis('svc')])
  emit(['register', Process.register(self(), 'svc')])
}
