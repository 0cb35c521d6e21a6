import { Process, self, send } from 'linecard'
import { emit, flush, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  send(me, 'a')
  send(me, 'b')
  spawnAs('h', () => send(me, 'c'))
  await Process.sleep(100)
  emit(['mailbox', await flush()])
}
