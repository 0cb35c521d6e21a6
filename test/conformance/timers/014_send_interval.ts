import { Timer } from 'linecard'
import { emit, flush, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [, t] = Timer.sendInterval(30, 'tick')
  for (let i = 1; i <= 3; i++) emit(['recv', await recv()])
  const [, r] = Timer.cancel(t)
  emit(['cancel', r])
  await flush()
  await settle(100)
  emit(['mailbox', await flush()])
}
