import { demonitor, exit, isAlive, monitor, receive, send } from 'linecard'
import { await_, emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  const ref = monitor(p)
  emit(['demonitor', demonitor(ref)])
  send(p, 'go')
  await await_(() => !isAlive(p))
  await settle()
  emit(['mailbox', await flush()])
}
