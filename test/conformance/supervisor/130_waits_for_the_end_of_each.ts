import { Supervisor } from 'linecard'
import { emit, timed, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const children = [
    W.spec('a', { trap: true, stopMs: 30 }),
    W.spec('b', {
      trap: true,
      onTerminate() {
        throw new Error('t')
      },
    }),
    W.spec('c'),
    W.spec('d', { trap: true, shutdown: 40, stopMs: 200, onTerminate: () => emit(['never']) }),
    W.spec('e', { trap: true, shutdown: 'brutal_kill' }),
  ]
  const s = await S.sup('sup', children, { strategy: 'one_for_one' })
  const [ms, r] = await timed(() => Supervisor.stop(s))
  emit(['stop', r, ms >= 70 && ms < 200])
}
