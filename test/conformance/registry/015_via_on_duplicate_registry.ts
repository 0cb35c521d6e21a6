import { Process, Registry } from 'linecard'
import { catchingClass, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  emit(['start', await catchingClass(() => G.startLink({}, { name: ['via', Registry, ['D', 'srv']] }))])
  emit(['whereis', await catchingClass(() => Registry.whereisName(['D', 'srv']))])
}
