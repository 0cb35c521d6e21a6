import { Registry, self } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  for (let v = 1; v <= 4; v++) Registry.register('D', 'k', v)
  emit(['values', Registry.lookup('D', 'k').map(([, v]) => v)])
  emit(['keys', Registry.keys('D', self())])
}
