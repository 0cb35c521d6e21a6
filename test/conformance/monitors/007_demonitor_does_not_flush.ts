import { demonitor, exit, spawnMonitor } from 'linecard'
import { emit, flush, name, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p, ref] = spawnMonitor(() => exit('boom'))
  name(p, 'p')
  await settle()
  emit(['demonitor', demonitor(ref)])
  emit(['mailbox', await flush()])
}
