import { DynamicSupervisor } from 'linecard'
import { emit, sorted, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  for (const i of ['a', 'b']) emit(await DynamicSupervisor.startChild(ds, W.spec(i, { quiet: true })).result())
  const children = await DynamicSupervisor.whichChildren(ds)
  emit(sorted(children.map(([id, pid, type, modules]) => [id, pid, type, modules[0] === W ? ['W'] : modules])))
  emit(await DynamicSupervisor.countChildren(ds))
}
