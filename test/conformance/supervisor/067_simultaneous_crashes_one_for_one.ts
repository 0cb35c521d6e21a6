import { exit, GenServer, link } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { quiet: true }), W.spec('b', { quiet: true })], {
    strategy: 'one_for_one',
  })
  const a = pidOf('a')
  const b = pidOf('b')
  await GenServer.call(a, ['do', () => link(b)])
  exit(a, 'kill')
  await awaitNew('a', a)
  await awaitNew('b', b)
  emit(await S.kids(s))
}
