import { Process, Registry, self } from 'linecard'
import { catchingClass, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'U', listeners: ['l'] })
  emit([await catchingClass(() => Registry.register('U', 'k', 1)), Registry.lookup('U', 'k')])
  emit([await catchingClass(() => Registry.unregister('U', 'k')), Registry.lookup('U', 'k')])
  Process.register(self(), 'l')
  Registry.register('U', 'j', 2)
  await settle()
  emit([Registry.lookup('U', 'j'), await flush()])
}
