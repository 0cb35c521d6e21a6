import { _, Process, receive, send, spawnMonitor, Task } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    await receive('go')
    const t = Task.async(() => {
      throw new Error('bad')
    })
    await Process.sleep(500)
    await Task.await(t)
  })
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p down', r])
}
