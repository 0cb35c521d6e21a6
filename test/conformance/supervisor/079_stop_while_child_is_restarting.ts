import { exit, Supervisor, stop } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  let broken = false
  const s = await S.sup(
    'sup',
    [W.spec('a', { quiet: true, init: () => (broken ? stop('nope') : 'ok') }), W.spec('b', { trap: true })],
    { strategy: 'one_for_one', maxRestarts: 1_000_000 },
  )
  broken = true
  exit(pidOf('a'), 'kill')
  await await_(async () => (await childOf(s, 'a')) === 'restarting')
  emit(['stop', await Supervisor.stop(s)])
}
