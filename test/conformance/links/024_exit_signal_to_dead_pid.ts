import { exit } from 'linecard'
import { deadPid, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(['boom', 'kill', 'normal'].map((r) => exit(d, r)))
  await settle()
  emit(['mailbox', await flush()])
}
