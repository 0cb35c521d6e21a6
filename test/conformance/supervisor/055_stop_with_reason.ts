import { Process, Supervisor } from 'linecard'
import { emit, recv, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.sup('sup', [W.spec('a', { trap: true })], { strategy: 'one_for_one' })
  emit(['stop', await Supervisor.stop(s, 'custom')])
  emit(await recv())
}
