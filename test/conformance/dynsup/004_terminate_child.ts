import { DynamicSupervisor } from 'linecard'
import { emit, park, settle, spawnAs, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const a = await DynamicSupervisor.startChild(ds, W.spec('a', { trap: true }))
  const p = spawnAs('p', () => park())
  emit(['a', await DynamicSupervisor.terminateChild(ds, a)])
  emit(['again', await DynamicSupervisor.terminateChild(ds, a)])
  emit(['p', await DynamicSupervisor.terminateChild(ds, p)])
  await settle()
  emit(['children', await DynamicSupervisor.whichChildren(ds)])
}
