import { type ChildSpec, DynamicSupervisor } from 'linecard'
import { emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const spec: ChildSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', quiet: true }]] }
  for (let times = 0; times < 3; times++) emit([(await DynamicSupervisor.startChild(ds, spec).result())[0]])
  emit(['active', (await DynamicSupervisor.countChildren(ds)).active])
}
