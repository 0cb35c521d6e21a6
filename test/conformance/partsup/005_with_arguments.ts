import { GenServer, genServer, ok, PartitionSupervisor, reply } from 'linecard'
import { emit } from '../harness.ts'

const P = genServer({
  name: 'P',
  init: (l: string) => ok(l),
  handleCall: (_request: 'get', _from, l) => reply(l, l),
})

export default async function twin(): Promise<void> {
  const withArguments = ([l]: [string], i: number) => [`${l}${i}`]
  await PartitionSupervisor.startLink({ childSpec: [P, 'w'], name: 'ps', partitions: 3, withArguments })
  const labels: unknown[] = []
  for (const k of [0, 1, 2]) labels.push(await GenServer.call(PartitionSupervisor.via('ps', k), 'get'))
  emit(['labels', labels])
}
