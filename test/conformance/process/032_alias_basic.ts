import { alias, receive, self, send, unalias } from 'linecard'
import { emit, flush, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const al = alias()
  const p = spawnAs('p', async () => {
    send(al, 'm1')
    await receive('again')
    send(al, 'm2')
    send(me, 'sent')
  })
  emit(['recv', await recv()])
  emit(['unalias', unalias(al)])
  send(p, 'again')
  emit(['recv', await recv()])
  emit(['unalias', unalias(al)])
  await settle()
  emit(['mailbox', await flush()])
}
