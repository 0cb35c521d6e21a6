import { exit, monitor, receive, send } from 'linecard'
import { type Down, emit, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  monitor(p, { tag: ['gone', 1] })
  send(p, 'go')
  emit(await recv<Down>())
}
