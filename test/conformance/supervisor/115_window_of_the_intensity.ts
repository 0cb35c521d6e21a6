import { exit, Process } from 'linecard'
import { awaitNew, emit, recv, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one', maxRestarts: 1, maxSeconds: 1 })
  const a = pidOf('a')
  exit(a, 'kill')
  const a2 = await awaitNew('a', a)
  await settle(2300)
  exit(a2, 'kill')
  const a3 = await awaitNew('a', a2)
  emit(['survived'])
  exit(a3, 'kill')
  emit(await recv())
}
