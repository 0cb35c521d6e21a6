import { exit, GenServer, Supervisor } from 'linecard'
import { emit, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const strategies = [
    ['one_for_all', 1],
    ['rest_for_one', 2],
  ] as const
  for (const [strategy, i] of strategies) {
    const [a, b, c, d, t, e] = [`a${i}`, `b${i}`, `c${i}`, `d${i}`, `t${i}`, `e${i}`] as const
    const children = [
      W.spec(a, { trap: true }),
      W.spec(b, { trap: true, restart: 'transient' }),
      W.spec(c, { trap: true }),
      W.spec(d, { trap: true, init: (n) => (n === 1 ? 'ignore' : 'ok') }),
      W.spec(t, { trap: true, restart: 'temporary' }),
      W.spec(e, { trap: true }),
    ]
    const s = await S.sup('sup', children, { strategy })
    GenServer.cast(b, ['stop', 'normal'])
    await settle()
    await Supervisor.terminateChild(s, c)
    emit([strategy, await S.kids(s)])
    exit(pidOf(a), 'kill')
    await settle()
    emit([await S.kids(s)])
    await Supervisor.stop(s)
  }
}
