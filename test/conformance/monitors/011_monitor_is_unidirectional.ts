import { _, exit, isAlive, monitor, Process, receive, self, send } from 'linecard'
import { emit, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => park())
  const o = spawnAs('o', async () => {
    monitor(p)
    send(me, 'ok')
    await receive('go')
    exit('boom')
  })
  await recvAs('ok')
  const ref = monitor(o)
  send(o, 'go')
  await recvAs(['DOWN', ref, _, _, _])
  await settle()
  emit(['p alive', isAlive(p)])
  emit(['p mailbox', Process.info(p, 'message_queue_len')])
  emit(['p monitored_by', Process.info(p, 'monitored_by')])
}
