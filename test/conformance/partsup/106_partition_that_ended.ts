import { Agent, GenServer, PartitionSupervisor, Supervisor } from 'linecard'
import { catching, catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const childSpec = Supervisor.childSpec([Agent, () => 0], { restart: 'transient' })
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 2 })
  const via = (k: number) => PartitionSupervisor.via('ps', k)
  emit(['stop', await Agent.stop(via(1))])
  type Failure = ['exit', [unknown, ['GenServer', 'call', [['via', unknown, unknown], ...unknown[]]]]]
  const [, [r, [, , [[, m, n]]]]] = (await catching(() => Agent.get(via(1), (x) => x))) as Failure
  emit(['get', r, String(m), n])
  emit(['cast', Agent.cast(via(1), (x) => x)])
  emit(['get', await Agent.get(via(0), (x) => x)])
  emit((await PartitionSupervisor.whichChildren('ps')).map(([id, pid]) => [id, pid]))
  const ignored = { id: 'i', start: () => 'ignore' } as const
  await PartitionSupervisor.startLink({ childSpec: ignored, name: 'ig', partitions: 2 })
  emit(await PartitionSupervisor.countChildren('ig'))
  emit(await catchingClass(() => GenServer.whereis(PartitionSupervisor.via('ig', 0))))
}
