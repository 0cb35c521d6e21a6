import { Supervisor, stop } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { init: (n) => (n === 2 ? stop('why') : 'ok') })], {
    strategy: 'one_for_one',
  })
  await Supervisor.terminateChild(s, 'a')
  emit(['restart_child', await Supervisor.restartChild(s, 'a').result()])
  emit(await S.kids(s))
  emit(['restart_child', await Supervisor.restartChild(s, 'a').result()])
}
