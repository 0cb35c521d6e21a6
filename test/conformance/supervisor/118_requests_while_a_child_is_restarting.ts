import { exit, Pid, Supervisor, stop } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  let broken = false
  const init = () => (broken ? stop('nope') : 'ok')
  const children = [W.spec('a', { quiet: true, init }), W.spec('b', { quiet: true })]
  const s = await S.sup('sup', children, { strategy: 'one_for_one', maxRestarts: 1_000_000 })
  broken = true
  exit(pidOf('a'), 'kill')
  await await_(async () => (await childOf(s, 'a')) === 'restarting')
  emit([await Supervisor.restartChild(s, 'a').result(), await Supervisor.deleteChild(s, 'a')])
  emit(await Supervisor.startChild(s, W.spec('a', { quiet: true })).result())
  emit(await Supervisor.countChildren(s))
  await Supervisor.startChild(s, W.spec('c', { quiet: true }))
  emit(await S.kids(s))
  broken = false
  await await_(async () => (await childOf(s, 'a')) instanceof Pid)
  emit((await S.kids(s)).map((kid) => [(kid as unknown[])[0], (kid as unknown[])[1] !== 'restarting']))
  broken = true
  exit((await childOf(s, 'a')) as Pid, 'kill')
  await await_(async () => (await childOf(s, 'a')) === 'restarting')
  emit([await Supervisor.terminateChild(s, 'a'), await Supervisor.deleteChild(s, 'a'), await S.kids(s)])
}
