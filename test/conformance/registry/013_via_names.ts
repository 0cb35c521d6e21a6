import { GenServer, Registry } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const via = ['via', Registry, ['R', 'srv']] as const
  await G.startLink({ as: 's' }, { name: via })
  emit(['call', await GenServer.call(via, 'x')])
  emit(await G.startLink({}, { name: via }).result())
  emit(['whereis', GenServer.whereis(via)])
  emit(['lookup', Registry.lookup('R', 'srv')])
  await GenServer.stop(via)
  emit(await catching(() => GenServer.call(via, 'x')))
}
