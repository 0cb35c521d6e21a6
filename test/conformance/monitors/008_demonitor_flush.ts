import { demonitor, exit, self, send, spawnMonitor } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  send(self(), 'a')
  const [, ref] = spawnMonitor(() => exit('boom'))
  await settle()
  send(self(), 'b')
  emit(['demonitor', demonitor(ref, { flush: true })])
  emit(['mailbox', await flush()])
}
