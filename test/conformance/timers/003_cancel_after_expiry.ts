import { Process, self } from 'linecard'
import { emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Process.sendAfter(self(), 'x', 20)
  await Process.sleep(150)
  emit(['cancel', Process.cancelTimer(t)])
  emit(['mailbox', await flush()])
}
