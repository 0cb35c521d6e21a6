import { _, receive, self, send, spawnMonitor } from 'linecard'
import { type Down, emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const [p, ref] = spawnMonitor(() => send(me, 'hello'))
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, p, _])
  emit(['down', r])
  emit(['mailbox', await flush()])
}
