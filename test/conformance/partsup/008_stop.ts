import { _, monitor, PartitionSupervisor, type Pid, Process, receive } from 'linecard'
import { type Down, emit, sorted, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', quiet: true, trap: true }]] } as const
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 3 })
  for (const [, p] of await PartitionSupervisor.whichChildren('ps')) monitor(p as Pid)
  emit(['stop', await PartitionSupervisor.stop('ps')])
  const downs: unknown[] = []
  for (let i = 1; i <= 3; i++) {
    const [, , , p, r] = await receive<Down>(['DOWN', _, _, _, _])
    downs.push([p, r])
  }
  emit(sorted(downs))
  emit(['whereis', Process.whereis('ps')])
}
