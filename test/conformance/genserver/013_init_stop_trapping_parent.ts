import { Process, stop } from 'linecard'
import { emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  emit(['start_link', await G.startLink({ as: 's', init: () => stop('why') }).result()])
  await settle()
  emit(['mailbox', await flush()])
}
