import { _, hibernate, self, send, spawnMonitor } from 'linecard'
import { type Down, emit, recv, recvAs } from '../harness.ts'

async function wake(): Promise<void> {
  emit(['woken', await recv()])
}

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(() => {
    send(self(), 'm')
    return hibernate(wake)
  })
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
}
