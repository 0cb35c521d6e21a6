import { Agent, type ChildSpec, DynamicSupervisor, dynamicSupervisor, Pid, Process, Supervisor, self } from 'linecard'
import { emit } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const rooms = dynamicSupervisor({
  name: 'Rooms',
  init(most: number) {
    emit(['init', most, Process.whereis('rooms') === self()])
    return DynamicSupervisor.init({ maxChildren: most, extraArguments: ['extra'] })
  },
})
const Rooms = {
  startLink: (most: number) => rooms.startLink(most, { name: 'rooms' }),
  childSpec: (most: number) => ({ ...rooms.childSpec(most), start: [Rooms, 'startLink', [most]] as const }),
}
const Other = dynamicSupervisor(
  {
    name: 'Other',
    init(what: string) {
      if (what === 'ignore') return 'ignore'
      if (what === 'bad') return 'junk' as 'ignore'
      if (what === 'flags') return DynamicSupervisor.init({ maxRestarts: -1 })
      if (what === 'raise') throw new Error('oops')
      return DynamicSupervisor.init({ strategy: 'one_for_one' })
    },
  },
  { id: 'other', restart: 'temporary', shutdown: 50 },
)
const Room = {
  startLink(extra: string, name: string) {
    emit(['room', extra, name])
    return Agent.startLink(() => name)
  },
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  for (const { id, restart, shutdown, type } of [rooms.childSpec(0), Other.childSpec('arg')] as ChildSpec[])
    emit([id, restart ?? null, shutdown ?? null, type])
  const pid = await Rooms.startLink(1)
  const room = { id: Room, start: [Room, 'startLink', ['lobby']] } as const
  const child = await DynamicSupervisor.startChild('rooms', room)
  emit(await DynamicSupervisor.startChild('rooms', room).result())
  emit([await Agent.get(child, (name) => name), await DynamicSupervisor.countChildren(pid)])
  emit((await Rooms.startLink(1).result())[0])
  emit(await Other.startLink('ignore').result())
  const [, [, [, called, value]]] = (await Other.startLink('bad').result()) as [string, [string, unknown[]]]
  emit([called, value])
  emit(await Other.startLink('flags').result())
  const [, [error]] = (await Other.startLink('raise').result()) as [string, [Error]]
  emit(error.message)
  await DynamicSupervisor.stop('rooms')
  const children = [
    [Rooms, 2],
    [Other, 'ok'],
  ] as const
  const s = await S.sup('sup', children, { strategy: 'one_for_one' })
  emit((await Supervisor.whichChildren(s)).map(([id, p, t]) => [id, p instanceof Pid, t]))
}
