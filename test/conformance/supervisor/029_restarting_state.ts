import { exit, isAlive, type Pid, Supervisor, stop } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  let broken = false
  const s = await S.sup(
    'sup',
    [W.spec('a', { quiet: true, init: () => (broken ? stop('nope') : 'ok') }), W.spec('b', { quiet: true })],
    { strategy: 'one_for_one', maxRestarts: 1_000_000 },
  )
  const a = pidOf('a')
  broken = true
  exit(a, 'kill')
  await await_(async () => (await childOf(s, 'a')) === 'restarting')
  emit(['restart_child', await Supervisor.restartChild(s, 'a').result()])
  emit(['delete_child', await Supervisor.deleteChild(s, 'a')])
  const c = await Supervisor.countChildren(s)
  emit(['counts', [c.specs, c.active]])
  broken = false
  await await_(async () => typeof (await childOf(s, 'a')) !== 'string')
  emit([isAlive((await childOf(s, 'a')) as Pid)])
}
