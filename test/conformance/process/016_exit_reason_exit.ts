import { _, exit, receive, send, spawnMonitor } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const r of ['normal', 'shutdown', ['shutdown', 'x'], 'boom', ['a', ['b', 1]]]) {
    const [p] = spawnMonitor(async () => {
      await receive('go')
      exit(r)
    })
    send(p, 'go')
    const [, , , , got] = await recvAs<Down>(['DOWN', _, 'process', p, _])
    emit(['down', got])
  }
}
