import { type ChildSpec, genServer, ok, type StartMfa, Supervisor } from 'linecard'
import { emit } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const server = genServer({ name: 'My', init: (x: unknown) => ok(x), calls: {}, casts: {} })
/** `use GenServer, restart: :transient`, and a module alone stands for `{My, []}`. */
const My = {
  childSpec: (arg: unknown = []): ChildSpec => ({ ...server.childSpec(arg), restart: 'transient' }),
}

export default async function twin(): Promise<void> {
  const show = (spec: ChildSpec) => emit([spec.id, (spec.start as StartMfa)[2], spec.restart, spec.shutdown, spec.type])
  show(Supervisor.childSpec({ id: 'a', start: [server, 'startLink', [1]] }, { restart: 'temporary' }))
  show(Supervisor.childSpec([My, 'arg']))
  show(Supervisor.childSpec([My, 'arg'], { id: 'b', shutdown: 10, restart: 'permanent' }))
  show(Supervisor.childSpec(My, { id: 'c', type: 'supervisor' }))
  const children = [[My, 1], Supervisor.childSpec([My, 2], { id: 'second' })] as const
  const s = await S.sup('s', children, { strategy: 'one_for_one' })
  emit(['ids', (await Supervisor.whichChildren(s)).map(([id]) => id)])
}
