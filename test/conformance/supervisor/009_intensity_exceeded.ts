import { exit, Process } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a', { trap: true }), W.spec('b', { trap: true })], {
    strategy: 'one_for_one',
    maxRestarts: 2,
    maxSeconds: 5,
  })
  for (const i of [1, 2, 3]) {
    const a = pidOf('a')
    exit(a, 'kill')
    if (i < 3) await awaitNew('a', a)
  }
  emit(await recv())
}
