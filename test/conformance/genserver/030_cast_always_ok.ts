import { type Address, GenServer, node } from 'linecard'
import { deadPid, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  const targets: Address[] = [d, 'nobody_here', ['global', 'nobody_g'], ['nobody_here', node()]]
  emit(targets.map((t) => GenServer.cast(t, 'x')))
  await settle()
  emit(['mailbox', await flush()])
}
