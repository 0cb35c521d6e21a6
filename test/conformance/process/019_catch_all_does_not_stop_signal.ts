import { _, exit, receive, spawnMonitor } from 'linecard'
import { type Down, emit, recvAs, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    try {
      await receive('never')
    } catch {
      emit(['survived'])
    }
  })
  await settle(20)
  exit(p, 'boom')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
  await settle()
  emit(['end'])
}
