import { _, exit, GenServer, monitor } from 'linecard'
import { awaitNew, type Down, emit, recvAs, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    ['n', 's', 'x', 'e', 'k'].map((id) => W.spec(id, { restart: 'transient', quiet: true })),
    { strategy: 'one_for_one', maxRestarts: 10 },
  )
  for (const [i, r] of Object.entries({ n: 'normal', s: 'shutdown', x: ['shutdown', 'z'], e: 'error_reason' })) {
    const p = pidOf(i)
    monitor(p)
    GenServer.cast(p, ['stop', r])
    const [, , , , got] = await recvAs<Down>(['DOWN', _, _, p, _])
    emit([i, 'down', got])
    if (i === 'e') await awaitNew('e', p)
  }
  const k = pidOf('k')
  exit(k, 'kill')
  await awaitNew('k', k)
  await settle()
  emit(await S.kids(s))
}
