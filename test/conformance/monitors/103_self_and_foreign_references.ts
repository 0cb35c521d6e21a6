import { _, demonitor, exit, type MonitorRef, makeRef, monitor, receive, self, send } from 'linecard'
import { type Down, emit, flush, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  monitor(me)
  const q = spawnAs('q', async () => {
    await receive('go')
    exit('boom')
  })
  spawnAs('p', async () => {
    const ref = monitor(q)
    send(me, ['ref', ref])
    const [, , , , r] = await recvAs<Down>(['DOWN', ref, _, _, _])
    send(me, ['p', r])
  })
  const [, ref] = await recvAs<['ref', MonitorRef]>(['ref', _])
  emit([demonitor(ref), demonitor(makeRef())])
  send(q, 'go')
  const [, r] = await recvAs(['p', _])
  emit(['p got', r])
  await settle()
  emit(['mailbox', await flush()])
}
