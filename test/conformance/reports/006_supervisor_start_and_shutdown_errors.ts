import { Process, Supervisor } from 'linecard'
import { emit, LogH, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const Bad = { e: () => ['error', 'e'] }

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  await Supervisor.startLink([{ id: 'c', start: [Bad, 'e', []] }], { strategy: 'one_for_one' }).result()
  emit(['first'])
  const slow = W.spec('a', { quiet: true, trap: true, shutdown: 40, stopMs: 5000 })
  await Supervisor.stop(await S.sup('sup', [slow], { strategy: 'one_for_one' }))
  emit(['second'])
  await Supervisor.stop(await S.sup('sup', [W.spec('b', { quiet: true })], { strategy: 'one_for_one' }))
  emit(['third'])
}
