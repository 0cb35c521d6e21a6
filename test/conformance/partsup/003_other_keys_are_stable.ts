import { GenServer, PartitionSupervisor, self } from 'linecard'
import { emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', quiet: true }]] } as const
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 4 })
  const via = (k: unknown) => PartitionSupervisor.via('ps', k)
  const ks = ['alpha', 'beta', ['t', 1]]
  const twice = ks.map((k) => [GenServer.whereis(via(k)), GenServer.whereis(via(k))])
  emit(twice.map(([once, again]) => once === again))
  const called = ks.map(async (k) => (await GenServer.call(via(k), ['do', () => self()])) === GenServer.whereis(via(k)))
  emit(await Promise.all(called))
}
