import { link } from 'linecard'
import { catchingClass, deadPid, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(['link', await catchingClass(() => link(d))])
  await settle()
  emit(['mailbox', await flush()])
}
