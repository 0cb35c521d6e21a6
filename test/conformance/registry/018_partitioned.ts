import { isDeepStrictEqual } from 'node:util'
import { Registry, self } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R', partitions: 4 })
  const numbers = Array.from({ length: 20 }, (_, i) => i + 1)
  for (const i of numbers) Registry.register('R', i, i * 2)
  emit(['count', Registry.count('R')])
  emit(['all', numbers.every((i) => isDeepStrictEqual(Registry.lookup('R', i), [[self(), i * 2]]))])
  emit(['keys', Registry.keys('R', self()).length])
  for (const i of numbers) Registry.unregister('R', i)
  emit(['count', Registry.count('R')])
}
