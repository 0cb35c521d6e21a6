import { Registry, self } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  emit([Registry.register('R', 'k', 'v1')[0]])
  emit(['lookup', Registry.lookup('R', 'k')])
  emit(['keys', Registry.keys('R', self())])
  emit(['count', Registry.count('R')])
  emit(['missing', Registry.lookup('R', 'nope')])
}
