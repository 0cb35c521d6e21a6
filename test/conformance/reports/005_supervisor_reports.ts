import { Process } from 'linecard'
import { awaitNew, emit, LogH, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one', maxRestarts: 1 })
  const a = pidOf('a')
  Process.exit(a, 'kill')
  const a2 = await awaitNew('a', a)
  emit(['restarted'])
  Process.exit(a2, 'kill')
  emit(await recv<unknown[]>())
}
