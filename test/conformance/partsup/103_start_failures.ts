import { Agent, GenServer, PartitionSupervisor, Process, whereis } from 'linecard'
import { catchingClass, emit, flush, name, settle, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const init = (n: number) => (n === 2 ? ['stop', 'nope'] : 'ok')
  const childSpec = { id: 'w', start: [W, 'startLinkAnon', [{ id: 'w', trap: true, init }]] } as const
  emit(await PartitionSupervisor.startLink({ childSpec, name: 'ps', partitions: 3 }).result())
  await settle()
  emit([await flush(), whereis('ps')])
  const agent = [Agent, () => 0] as const
  for (const options of [
    { childSpec: agent },
    { name: 'ps' },
    { childSpec: agent, name: 'ps', partitions: 0 },
    { childSpec: agent, name: 'ps', withArguments: 1 },
  ]) {
    emit(await catchingClass(() => PartitionSupervisor.startLink(options as never)))
  }
  emit(await PartitionSupervisor.startLink({ childSpec: agent, name: 'ps', strategy: 'bad' as never }).result())
  await settle()
  emit(await flush())
  const ps = await PartitionSupervisor.startLink({ childSpec: agent, name: 'ps', partitions: 2 })
  name(ps, 'ps')
  emit(await PartitionSupervisor.startLink({ childSpec: agent, name: 'ps' }).result())
  name(GenServer.whereis(PartitionSupervisor.via('ps', 1)), 'one')
  emit(await Agent.start(() => 0, { name: PartitionSupervisor.via('ps', 1) }).result())
}
