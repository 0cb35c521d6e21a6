import { exit, GenServer, PartitionSupervisor, type Pid, Process } from 'linecard'
import { await_, catching, emit, name, recv, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', trap: true }]] } as const
  const options = { name: 'ps', partitions: 3, strategy: 'one_for_all', maxRestarts: 1 } as const
  const ps = await PartitionSupervisor.startLink({ childSpec, ...options })
  name(ps, 'ps')
  const via = (k: number) => PartitionSupervisor.via('ps', k)
  const old = GenServer.whereis(via(2))
  exit(GenServer.whereis(via(1)) as Pid, 'kill')
  await await_(() => GenServer.whereis(via(2)) !== null && GenServer.whereis(via(2)) !== old)
  const labels: unknown[] = []
  for (const k of [0, 1, 2]) labels.push(await GenServer.call(via(k), 'label'))
  emit(['labels', labels])
  exit(GenServer.whereis(via(2)) as Pid, 'kill')
  emit(await recv())
  emit(await catching(() => GenServer.call(via(0), 'label')))
}
