import { _, receive, send, spawnMonitor } from 'linecard'
import { type Down, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p, ref] = spawnMonitor(() => receive('stop'))
  for (const message of ['a', 'b', 'stop', 'c']) send(p, message)
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
  send(p, 'd')
  await settle()
  emit(['mailbox', await flush()])
}
