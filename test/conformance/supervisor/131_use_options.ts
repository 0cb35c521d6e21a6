import { type ChildSpec, exit, GenServer, genServer, ok, Pid, Process, Supervisor, supervisor } from 'linecard'
import { await_, emit, settle } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const init = (_arg: unknown) => Supervisor.init([], { strategy: 'one_for_one' })
const Plain = supervisor({ name: 'Plain', init })
const Other = supervisor({ name: 'Other', init }, { id: 'other', restart: 'temporary', shutdown: 50 })
const callbacks = { name: 'Tr', init: (x: unknown) => ok(x), calls: {}, casts: {} }
const server = genServer(callbacks, { restart: 'transient' })
const Tr = {
  startLink: (x: unknown) => server.startLink(x, { name: 'tr' }),
  childSpec: (arg: unknown) => ({ ...server.childSpec(arg), start: [Tr, 'startLink', [arg]] as const }),
}

export default async function twin(): Promise<void> {
  for (const { id, restart, shutdown, type } of [Plain, Other, Tr].map((m) => m.childSpec('arg')) as ChildSpec[])
    emit([id, restart, shutdown, type])
  const children = [
    [Plain, 1],
    [Other, 2],
    [Tr, 3],
  ] as const
  const s = await S.sup('sup', children, { strategy: 'one_for_one' })
  emit((await Supervisor.whichChildren(s)).map(([id, p, t]) => [id, p instanceof Pid, t]))
  const tr = pidOf('tr')
  exit(tr, 'kill')
  await await_(() => ![null, tr].includes(Process.whereis('tr')))
  await GenServer.stop('tr')
  await settle()
  emit((await Supervisor.whichChildren(s)).map(([id, p]) => [id, p !== 'undefined']))
}
