import { send } from 'linecard'
import { deadPid, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(['send returned', send(d, 'hello')])
  await settle()
  emit(['mailbox', await flush()])
}
