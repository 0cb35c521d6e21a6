import { _, hibernate, send, spawnMonitor } from 'linecard'
import { type Down, emit, recv, recvAs, settle } from '../harness.ts'

async function wake(): Promise<void> {
  emit(['woken', await recv()])
}

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    try {
      await hibernate(wake)
      emit(['behind'])
    } finally {
      emit(['finally'])
    }
  })
  await settle(20)
  send(p, 'go')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
}
