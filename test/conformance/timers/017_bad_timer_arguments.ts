import { Process, self, startTimer } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit(await catchingClass(() => Process.sendAfter(self(), 'x', -1)))
  // @ts-expect-error: no number
  emit(await catchingClass(() => startTimer('soon', self(), 'x')))
  // @ts-expect-error: no reference
  emit(await catchingClass(() => Process.cancelTimer('nope')))
}
