import { Agent, PartitionSupervisor, type Pid } from 'linecard'
import { emit } from '../harness.ts'

const Identity = { identity: (x: unknown) => x }

export default async function twin(): Promise<void> {
  const childSpec = { id: 'a', start: [Agent, 'startLink', [Identity, 'identity']] } as const
  const withArguments = (args: unknown[], i: number) => [...args, [i]]
  await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 3, withArguments })
  const via = (k: number | bigint) => PartitionSupervisor.via('ps', k)
  for (const k of [0, 1, 2, 3, 7, -1, -5, 1_000_000_007, 123456789012345678901234567890n])
    emit(await Agent.get(via(k), (i: number) => [i]))
  const children: unknown[] = []
  for (const [id, pid, type] of await PartitionSupervisor.whichChildren('ps'))
    children.push([id, type, await Agent.get(pid as Pid, (i: number) => i)])
  emit(children)
}
