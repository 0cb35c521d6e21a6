import { receive, send, spawnMonitor, stop } from 'linecard'
import { type Down, emit, G, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    await receive('go')
    await G.startLink({ init: () => stop('why') }).result()
    await settle(30)
    emit(['p survived'])
  })
  send(p, 'go')
  const [, , , , r] = await recv<Down>()
  emit(['p down', r])
}
