import { exit, Supervisor, stop } from 'linecard'
import { await_, emit, settle, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  let broken = false
  const s = await S.sup(
    'sup',
    [W.spec('a', { quiet: true, init: () => (broken ? stop('nope') : 'ok') }), W.spec('b')],
    { strategy: 'one_for_one', maxRestarts: 1_000_000 },
  )
  broken = true
  exit(pidOf('a'), 'kill')
  await await_(async () => (await childOf(s, 'a')) === 'restarting')
  emit(['restart', await Supervisor.restartChild(s, 'a').result()])
  emit(['delete', await Supervisor.deleteChild(s, 'a')])
  emit(['terminate', await Supervisor.terminateChild(s, 'a')])
  broken = false
  await settle()
  emit(await S.kids(s))
  const [r] = await Supervisor.restartChild(s, 'a').result()
  emit(['restart', r])
}
