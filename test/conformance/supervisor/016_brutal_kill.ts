import { _, monitor, receive, Supervisor } from 'linecard'
import { type Down, emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { trap: true, shutdown: 'brutal_kill' })], { strategy: 'one_for_one' })
  const ref = monitor('a')
  emit(['stop', await Supervisor.stop(s)])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['a down', r])
}
