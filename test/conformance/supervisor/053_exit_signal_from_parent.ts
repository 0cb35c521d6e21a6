import { exit, Process } from 'linecard'
import { emit, recv, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.sup('sup', [W.spec('a', { trap: true }), W.spec('b', { trap: true })], { strategy: 'one_for_one' })
  exit(s, 'normal')
  emit(await recv())
}
