import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { trap: true }), W.spec('b', { trap: true })], { strategy: 'one_for_one' })
  emit(await Supervisor.startChild(s, W.spec('c', { trap: true })).result())
  await Supervisor.stop(s)
}
