import { exit, Process, Supervisor } from 'linecard'
import { emit, flush, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const variants = [
    ['one_for_one', 'permanent', 1],
    ['one_for_all', 'permanent', 2],
    ['one_for_one', 'temporary', 3],
  ] as const
  for (const [strategy, restart, i] of variants) {
    const [a, b, c] = [`a${i}`, `b${i}`, `c${i}`] as const
    const kill = async (n: number) => {
      if (n === 1) {
        exit(pidOf(a), 'kill')
        await settle()
      }
      return 'ok'
    }
    const children = [W.spec(a, { restart }), W.spec(b, { trap: true, init: kill }), W.spec(c, { trap: true })]
    const s = await S.sup('sup', children, { strategy })
    await settle()
    emit([await S.kids(s), await flush()])
    await Supervisor.stop(s)
    await flush()
  }
}
