import { GenServer, Supervisor } from 'linecard'
import { awaitDead, emit, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [
      W.spec('n', { restart: 'temporary', quiet: true }),
      W.spec('e', { restart: 'temporary', quiet: true }),
      W.spec('p', { quiet: true }),
    ],
    { strategy: 'one_for_one' },
  )
  for (const [i, r] of Object.entries({ n: 'normal', e: 'boom' })) {
    const p = pidOf(i)
    GenServer.cast(p, ['stop', r])
    await awaitDead(p)
  }
  await settle()
  emit(await S.kids(s))
  emit(await Supervisor.countChildren(s))
}
