import { _, exit, monitor, receive } from 'linecard'
import { awaitNew, type Down, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a'), W.spec('b', { trap: true, shutdown: 60, stopMs: 5000 })], {
    strategy: 'one_for_all',
  })
  const b = pidOf('b')
  const ref = monitor(b)
  exit(pidOf('a'), 'kill')
  await awaitNew('b', b)
  emit(await S.kids(s))
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['b down', r])
}
