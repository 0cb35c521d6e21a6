import { Agent, GenServer, PartitionSupervisor, Process, self } from 'linecard'
import { catching, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.register(self(), 'other')
  const nope = PartitionSupervisor.via('nope', 1)
  emit(['call', await catching(() => GenServer.call(nope, 'x'))])
  emit(['cast', await catching(() => GenServer.cast(nope, 'x'))])
  emit(['whereis', await catching(() => GenServer.whereis(nope))])
  emit(['stop', await catching(() => GenServer.stop(nope))])
  emit(['start', await catching(() => Agent.start(() => 0, { name: nope }))])
  emit(['send', await catching(() => PartitionSupervisor.send(['nope', 1], 'x'))])
  emit(await catching(() => PartitionSupervisor.partitions('nope')))
  emit(await catching(() => PartitionSupervisor.whichChildren('nope')))
  emit(await catching(() => PartitionSupervisor.countChildren('nope')))
  emit(await catching(() => PartitionSupervisor.stop('nope')))
  emit(await catching(() => PartitionSupervisor.partitions('other')))
}
