import { Process, self } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Process.sendAfter(self(), 'x', 5000)
  const a = Process.cancelTimer(t)
  const b = Process.cancelTimer(t)
  const c = Process.readTimer(t)
  emit([typeof a === 'number' && Number.isInteger(a) && a > 0 && a <= 5000, b, c])
  await settle()
  emit(['mailbox', await flush()])
}
