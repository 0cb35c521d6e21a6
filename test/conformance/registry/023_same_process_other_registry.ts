import { Registry } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  await Registry.startLink({ keys: 'unique', name: 'R2' })
  Registry.register('R', 'k', 1)
  Registry.register('R2', 'k', 2)
  emit([Registry.lookup('R', 'k'), Registry.lookup('R2', 'k')])
  Registry.unregister('R', 'k')
  emit([Registry.lookup('R', 'k'), Registry.lookup('R2', 'k')])
}
