import { exit, monitor, Process, receive, send } from 'linecard'
import { type Down, emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  const q = spawnAs('q', async () => {
    await receive('go')
    exit('first')
  })
  Process.register(p, 'svc')
  monitor('svc')
  Process.unregister('svc')
  Process.register(q, 'svc')
  send(q, 'go')
  await settle()
  emit(['after q', (await flush()).length])
  send(p, 'go')
  await settle()
  const downs = await flush<Down>()
  emit(['after p', downs.map(([, , , object, r]) => [(object as [string, string])[0], r])])
}
