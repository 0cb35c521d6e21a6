import { _, receive, send, spawnMonitor } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p, ref] = spawnMonitor(async () => {
    await receive('go')
    throw new Error('boom')
  })
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', ref, 'process', p, _])
  emit(['down', r])
}
