import { Process, self } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.sendAfter('svc', 'hello', 40)
  Process.sendAfter('missing', 'hello', 40)
  Process.register(self(), 'svc')
  await settle(120)
  emit(['mailbox', await flush()])
}
