import { _, alias, self, send, unalias } from 'linecard'
import { emit, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const al = alias()
  spawnAs('p', () => {
    const r = unalias(al)
    send(me, ['r', r])
    send(al, 'hi')
  })
  const [, r] = await recvAs(['r', _])
  emit(['p unalias', r])
  emit(['recv', await recv()])
}
