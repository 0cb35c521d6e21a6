import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  emit(await Supervisor.startChild(s, W.spec('a')).result())
  emit(['terminate_child', await Supervisor.terminateChild(s, 'a')])
  emit(await Supervisor.startChild(s, W.spec('a')).result())
  emit(['delete_child', await Supervisor.deleteChild(s, 'a')])
  emit(await Supervisor.startChild(s, W.spec('a')).result())
}
