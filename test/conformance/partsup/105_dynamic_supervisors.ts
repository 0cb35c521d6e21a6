import { DynamicSupervisor, exit, GenServer, PartitionSupervisor, type Pid, Supervisor, whereis } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const partitions = [PartitionSupervisor, { childSpec: DynamicSupervisor, name: 'ps', partitions: 2 }] as const
  const s = await S.sup('sup', [partitions], { strategy: 'one_for_one' })
  emit((await Supervisor.whichChildren(s)).map(([id, , type]) => [id, type]))
  const via = (k: number) => PartitionSupervisor.via('ps', k)
  for (let i = 0; i <= 3; i++) await DynamicSupervisor.startChild(via(i), W.spec(`w${i}`, { quiet: true }))
  const active = async () => [
    (await DynamicSupervisor.countChildren(via(0))).active,
    (await DynamicSupervisor.countChildren(via(1))).active,
  ]
  emit([await active(), await PartitionSupervisor.countChildren('ps')])
  const old = GenServer.whereis(via(0))
  exit(old as Pid, 'kill')
  await await_(() => {
    const p = GenServer.whereis(via(0))
    return p !== null && p !== old && whereis('w0') === null && whereis('w2') === null
  })
  emit([await active(), [0, 1, 2, 3].map((i) => whereis(`w${i}`) !== null)])
}
