import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [W.spec('a', { trap: true, shutdown: 'infinity', stopMs: 150, onTerminate: () => emit(['a finished']) })],
    { strategy: 'one_for_one' },
  )
  emit(['stop', await Supervisor.stop(s)])
}
