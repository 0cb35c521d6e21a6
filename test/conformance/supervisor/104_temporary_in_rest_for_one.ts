import { type ChildSpec, exit, GenServer, Supervisor } from 'linecard'
import { awaitNew, emit, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const w = (id: string, restart: NonNullable<ChildSpec['restart']>): ChildSpec => W.spec(id, { trap: true, restart })

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [w('a', 'permanent'), w('t', 'temporary'), w('b', 'permanent'), w('u', 'temporary'), w('n', 'transient')],
    { strategy: 'rest_for_one' },
  )
  exit(pidOf('u'), 'kill')
  await settle()
  emit(await S.kids(s))
  const n = pidOf('n')
  exit(pidOf('a'), 'kill')
  const n2 = await awaitNew('n', n)
  emit(await S.kids(s))
  emit(await Supervisor.countChildren(s))
  GenServer.cast('b', ['stop', 'normal'])
  await awaitNew('n', n2)
  emit(await S.kids(s))
}
