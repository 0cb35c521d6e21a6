import { Registry } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R', meta: { a: 1 } })
  emit([Registry.meta('R', 'a')])
  emit([Registry.meta('R', 'b')])
  emit([Registry.putMeta('R', 'b', 2)])
  emit([Registry.meta('R', 'b')])
  emit([Registry.deleteMeta('R', 'b')])
  emit([Registry.meta('R', 'b')])
}
