import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  emit(['by pid', await Supervisor.terminateChild(s, pidOf('a'))])
  emit(await S.kids(s))
}
