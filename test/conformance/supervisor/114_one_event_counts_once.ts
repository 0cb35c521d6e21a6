import { exit, Process } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  for (const [i, strategy] of (['one_for_all', 'rest_for_one'] as const).entries()) {
    const ids = ['a', 'b', 'c'].map((n) => `${n}${i}`)
    const [first = '', , last = ''] = ids
    const children = ids.map((id) => W.spec(id, { quiet: true }))
    await S.sup('sup', children, { strategy, maxRestarts: 2 })
    for (let kill = 1; kill <= 2; kill++) {
      const old = pidOf(last)
      exit(pidOf(first), 'kill')
      await awaitNew(last, old)
    }
    emit(ids.map(Process.whereis))
    exit(pidOf(first), 'kill')
    emit(await recv())
  }
}
