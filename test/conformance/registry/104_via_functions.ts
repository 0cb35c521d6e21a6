import { Registry, self } from 'linecard'
import { catchingClass, emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'U' })
  const me = self()
  emit([Registry.registerName(['U', 'k'], me), Registry.registerName(['U', 'k'], me)])
  emit([Registry.registerName(['U', 'v', 'value'], me), Registry.lookup('U', 'v')])
  emit([
    Registry.whereisName(['U', 'k']),
    Registry.whereisName(['U', 'v', 'ignored']),
    Registry.whereisName(['U', 'none']),
  ])
  emit(['send', Registry.send(['U', 'k'], 'hello'), await recv()])
  emit([Registry.unregisterName(['U', 'k']), Registry.unregisterName(['U', 'k']), Registry.whereisName(['U', 'k'])])
  emit(['send', await catchingClass(() => Registry.send(['U', 'k'], 'hello'))])
  const other = spawnAs('other', park)
  emit(['other', (await catchingClass(() => Registry.registerName(['U', 'k'], other)))[0]])
  emit(['keys', Registry.keys('U', me)])
}
