import { _, exit, receive, spawnMonitor } from 'linecard'
import { type Down, emit, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const body = (symbol: string, work: () => unknown) => async (): Promise<void> => {
    try {
      await work()
    } finally {
      emit(['finally', symbol])
    }
  }
  const [p, rp] = spawnMonitor(body('p', () => receive('never')))
  await settle(20)
  exit(p, 'shutdown')
  const pDown = await receive<Down>(['DOWN', rp, _, _, _])
  emit(['down', pDown[4]])
  const [, rq] = spawnMonitor(body('q', () => exit('shutdown')))
  const qDown = await receive<Down>(['DOWN', rq, _, _, _])
  emit(['down', qDown[4]])
}
