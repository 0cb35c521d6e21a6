import { DynamicSupervisor, exit } from 'linecard'
import { awaitNew, emit, sorted, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  for (const i of ['a', 'b', 'c']) await DynamicSupervisor.startChild(ds, W.spec(i, { quiet: true }))
  const b = pidOf('b')
  exit(b, 'kill')
  await awaitNew('b', b)
  emit(['children', sorted((await DynamicSupervisor.whichChildren(ds)).map(([, c]) => c))])
}
