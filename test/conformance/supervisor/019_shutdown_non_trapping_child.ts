import { _, monitor, receive, Supervisor } from 'linecard'
import { type Down, emit, timed, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  const ref = monitor('a')
  const [ms, stopped] = await timed(() => Supervisor.stop(s))
  emit(['stop', stopped, ms < 1000])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['a down', r])
}
