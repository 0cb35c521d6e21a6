import { exit, GenServer, isAlive, PartitionSupervisor, type Pid } from 'linecard'
import { await_, emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', quiet: true }]] } as const
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 2 })
  const get = (k: number) => GenServer.whereis(PartitionSupervisor.via('ps', k))
  const [p0, p1] = [get(0), get(1)]
  exit(p0 as Pid, 'kill')
  await await_(() => {
    const p = get(0)
    return p !== null && p !== p0 && isAlive(p)
  })
  emit(['p0 new', get(0) !== p0])
  emit(['p1 same', get(1) === p1])
}
