import { Process } from 'linecard'
import { catchingClass, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  const q = spawnAs('q', () => park())
  Process.register(p, 'svc')
  emit(await catchingClass(() => Process.register(q, 'svc')))
  emit(['whereis', Process.whereis('svc')])
}
