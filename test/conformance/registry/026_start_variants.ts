import { Registry } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  emit(await Registry.startLink({ keys: 'unique', name: 'R' }).result())
  emit(await catchingClass(() => Registry.startLink({ keys: 'sometimes' as 'unique', name: 'R3' })))
}
