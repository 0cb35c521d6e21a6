import { exit, Process } from 'linecard'
import { awaitNew, emit, name, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.startLink({}, [W.spec('a')])
  name(s, 'sup')
  const a = pidOf('a')
  exit(a, 'kill')
  const a2 = await awaitNew('a', a)
  exit(a2, 'kill')
  emit(await recv())
}
