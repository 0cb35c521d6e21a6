import { alias, self, send, unalias } from 'linecard'
import { emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const al = alias('reply')
  spawnAs('p', () => {
    send(al, 'm1')
    send(al, 'm2')
    send(me, 'done')
  })
  await settle()
  emit(['mailbox', await flush()])
  emit(['unalias', unalias(al)])
}
