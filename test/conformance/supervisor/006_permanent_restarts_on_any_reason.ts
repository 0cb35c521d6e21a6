import { GenServer } from 'linecard'
import { awaitNew, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one', maxRestarts: 10 })
  for (const r of ['normal', 'shutdown', ['shutdown', 'x'], 'boom']) {
    const a = pidOf('a')
    GenServer.cast(a, ['stop', r])
    await awaitNew('a', a)
  }
}
