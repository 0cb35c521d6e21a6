import { _, makeRef, Process, receive, self, send, Timer } from 'linecard'
import { emit, flush, park, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, ['p', [await recv(), await recv()]])
    await park()
  })
  Process.register(p, 'svc')
  const [, t] = Timer.sendInterval(30, 'svc', 'tick')
  const [, u] = Timer.sendInterval(30, 'missing', 'tick')
  await settle(10)
  Process.register(me, 'missing')
  const [, list] = await receive<['p', unknown[]]>(['p', _])
  emit(['p', list])
  await settle()
  emit(['mailbox', await flush()])
  emit([t, t, u, makeRef() as never].map((ref) => Timer.cancel(ref)))
}
