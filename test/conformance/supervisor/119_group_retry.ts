import { exit, Process, Supervisor, stop } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const strategies = [
    ['one_for_all', 1],
    ['rest_for_one', 2],
  ] as const
  for (const [strategy, i] of strategies) {
    const [a, b, c] = [`a${i}`, `b${i}`, `c${i}`] as const
    const children = [
      W.spec(a, { trap: true }),
      W.spec(b, { trap: true, init: (n) => (n === 2 ? stop('nope') : 'ok') }),
      W.spec(c, { trap: true }),
    ]
    const s = await S.sup('sup', children, { strategy, maxRestarts: 3 })
    const old = pidOf(c)
    exit(pidOf(a), 'kill')
    await awaitNew(c, old)
    emit([strategy, await S.kids(s)])
    await Supervisor.stop(s)
    emit(await recv())
  }
}
