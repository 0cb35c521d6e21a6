import { Registry, self } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const f of [
    () => Registry.register('Nope', 'k', 1),
    () => Registry.lookup('Nope', 'k'),
    () => Registry.keys('Nope', self()),
    () => Registry.count('Nope'),
    () => Registry.dispatch('Nope', 'k', () => 'ok'),
  ]) {
    emit(await catchingClass(f))
  }
}
