import { Registry } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  Registry.register('R', 'k', 'v')
  Registry.dispatch('R', 'k', (entries) => emit(['entries', entries]))
}
