import { _, exit, monitor, node, receive, register, send } from 'linecard'
import { type Down, emit, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  register(p, 'svc')
  const ref = monitor('svc')
  send(p, 'go')
  const [, , , object, r] = await recvAs<Down>(['DOWN', ref, 'process', [_, _], _])
  const [n, nd] = object as [string, string]
  emit(['DOWN', [n, nd === node()], r])
}
