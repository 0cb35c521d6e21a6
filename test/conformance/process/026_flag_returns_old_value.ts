import { Process } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit([true, true, false, false].map((value) => Process.flag('trap_exit', value)))
  // @ts-expect-error: there is no such flag
  emit(await catchingClass(() => Process.flag('nosuch', 1)))
}
