import { Agent, exit, GenServer, PartitionSupervisor, type Pid, Sys } from 'linecard'
import { await_, catching, emit, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  await PartitionSupervisor.startLink({ childSpec: [Agent, () => 1], name: 'ps', partitions: 2 })
  const get = (k: number) => Agent.get(PartitionSupervisor.via('ps', k), (x: number) => x)
  const whereis = (k: number) => GenServer.whereis(PartitionSupervisor.via('ps', k))
  emit(await Sys.suspend('ps'))
  emit([PartitionSupervisor.partitions('ps'), await get(0), await get(1)])
  exit(whereis(0) as Pid, 'kill')
  await settle()
  const [, [r]] = (await catching(() => get(0))) as ['exit', [unknown]]
  emit([r, await get(1)])
  emit(await Sys.resume('ps'))
  await await_(() => whereis(0))
  emit(['get', await get(0)])
}
