import { Agent, PartitionSupervisor, Registry, via } from 'linecard'
import { catching, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const ps = via('R', 'ps')
  await PartitionSupervisor.startLink({ childSpec: [Agent, () => 7], name: ps, partitions: 2 })
  emit(['partitions', PartitionSupervisor.partitions(ps)])
  emit(['get', await Agent.get(PartitionSupervisor.via(ps, -1), (n: number) => n)])
  emit((await PartitionSupervisor.whichChildren(ps)).map(([id]) => id))
  emit([PartitionSupervisor.childSpec({ name: ps, childSpec: [Agent, () => 7] }).id])
  const missing = await catching(() => PartitionSupervisor.partitions(via('R', 'no')))
  const [, [r, [m, f]]] = missing as ['exit', [unknown, [unknown, unknown, unknown]]]
  emit([r, m, f])
}
