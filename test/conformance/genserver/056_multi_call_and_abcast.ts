import { GenServer, node } from 'linecard'
import { emit, G } from '../harness.ts'

type Result = Awaited<ReturnType<typeof GenServer.multiCall>>

export default async function twin(): Promise<void> {
  await G.startLink({}, { name: 'srv' })
  const rn = ([ok, bad]: Result): unknown[] => [
    ok.filter(([n]) => n === node()).map(([, r]) => ['node', r]),
    bad.filter((n) => n === node()).map(() => 'node'),
  ]
  emit(rn(await GenServer.multiCall([node()], 'srv', 'ping')))
  emit(rn(await GenServer.multiCall([node()], 'nobody_here', 'ping')))
  emit([GenServer.abcast([node()], 'srv', 'x'), GenServer.abcast([node()], 'nobody_here', 'x')])
}
