import { GenServer } from 'linecard'
import { awaitDead, emit, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const cases = [
    ['one_for_all', 'x1', 'a1'],
    ['rest_for_one', 'x2', 'a2'],
  ] as const
  for (const [strategy, x, a] of cases) {
    const s = await S.sup('sup', [W.spec(x, { restart: 'transient', quiet: true }), W.spec(a, { quiet: true })], {
      strategy,
    })
    const p = pidOf(x)
    GenServer.cast(p, ['stop', 'normal'])
    await awaitDead(p)
    await settle()
    emit(await S.kids(s))
  }
}
