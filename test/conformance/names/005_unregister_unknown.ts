import { Process, self } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit(await catchingClass(() => Process.unregister('nobody_here')))
  Process.register(self(), 'm')
  emit(await catchingClass(() => Process.unregister('m')))
  emit(await catchingClass(() => Process.unregister('m')))
}
