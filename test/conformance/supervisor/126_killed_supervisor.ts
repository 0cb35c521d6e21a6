import { exit, Process, Supervisor } from 'linecard'
import { emit, flush, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const Sub = {
  go: () => Supervisor.startLink([W.spec('d', { trap: true })], { strategy: 'one_for_one', name: 'c' }),
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.sup('sup', [W.spec('a', { trap: true, stopMs: 20 }), W.spec('b')], { strategy: 'one_for_one' })
  exit(s, 'kill')
  await settle(100)
  emit(['mailbox', await flush(), Process.whereis('a'), Process.whereis('b')])
  const s2 = await S.sup('sup', [{ id: 'c', start: [Sub, 'go', []], type: 'supervisor' }], { strategy: 'one_for_one' })
  exit(s2, 'kill')
  await settle(100)
  emit(['mailbox', await flush(), Process.whereis('c'), Process.whereis('d')])
}
