import { Process, self } from 'linecard'
import { catchingClass, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  Process.register(p, 'one')
  emit(await catchingClass(() => Process.register(p, 'two')))
  emit(await catchingClass(() => Process.register(self(), 'undefined')))
  emit(['whereis', Process.whereis('two')])
}
