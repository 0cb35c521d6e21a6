import { PartitionSupervisor } from 'linecard'
import { emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', quiet: true }]] } as const
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 3 })
  emit(['partitions', PartitionSupervisor.partitions('ps')])
  emit(['ids', (await PartitionSupervisor.whichChildren('ps')).map(([id]) => id).sort()])
  emit(await PartitionSupervisor.countChildren('ps'))
}
