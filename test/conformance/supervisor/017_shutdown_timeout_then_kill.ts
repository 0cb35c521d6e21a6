import { _, monitor, receive, Supervisor } from 'linecard'
import { type Down, emit, timed, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [
      W.spec('z', { trap: true }),
      W.spec('a', { trap: true, shutdown: 60, stopMs: 5000, onTerminate: () => emit(['a finished']) }),
    ],
    { strategy: 'one_for_one' },
  )
  const ref = monitor('a')
  const [ms, stopped] = await timed(() => Supervisor.stop(s))
  emit(['stop', stopped, ms >= 60 && ms < 2000])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['a down', r])
}
