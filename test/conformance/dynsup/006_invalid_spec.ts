import { type ChildSpec, DynamicSupervisor } from 'linecard'
import { emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const wrong: object[] = [
    { ...W.spec('a'), restart: 'sometimes' },
    W.spec('a', { shutdown: -1 }),
    { id: 'a', start: 'nope' },
  ]
  for (const spec of wrong) emit(await DynamicSupervisor.startChild(ds, spec as ChildSpec).result())
}
