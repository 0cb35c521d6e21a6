import { _, type Alias, alias, receive, self, send, spawnMonitor } from 'linecard'
import { emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const [, ref] = spawnMonitor(() => send(me, ['al', alias()]))
  const [, al] = await recvAs<['al', Alias]>(['al', _])
  await receive(['DOWN', ref, _, _, _])
  emit(['send', send(al, 'x')])
}
