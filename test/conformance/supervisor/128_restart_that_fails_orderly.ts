import { exit, Process } from 'linecard'
import { emit, flush, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const restarts = [
    ['permanent', 0],
    ['transient', 10],
  ] as const
  const failures = [['stop', 'normal'], ['stop', 'shutdown'], 'ignore']
  for (const [restart, i] of restarts) {
    for (const [j, v] of failures.entries()) {
      const a = `a${i + j}`
      const child = W.spec(a, { restart, init: (n) => (n === 1 ? 'ok' : v) })
      const s = await S.sup('sup', [child], { strategy: 'one_for_one', maxRestarts: 3 })
      exit(pidOf(a), 'kill')
      await settle(100)
      emit([restart, v, Process.alive(s) && (await S.kids(s)), await flush()])
    }
  }
}
