import { _, ExitError, exit, receive, send, spawnMonitor } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    await receive('go')
    try {
      exit('boom')
    } catch (thrown) {
      if (thrown instanceof ExitError) emit(['caught', thrown.reason])
    }
    emit(['continued'])
  })
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
}
