import { _, exit, Process, self, send, Timer } from 'linecard'
import { emit, flush, park, recv, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => park())
  Process.register(p, 'svc')
  const [, t] = Timer.sendInterval(40, 'svc', 'tick')
  const q = spawnAs('q', async () => {
    send(me, ['q', [await recv(), await recv()]])
    await park()
  })
  Process.unregister('svc')
  Process.register(q, 'svc')
  const [, ticks] = await recvAs(['q', _])
  emit(['q', ticks])
  exit(p, 'kill')
  Process.unregister('svc')
  Process.register(me, 'svc')
  await settle(5)
  await flush()
  await settle(150)
  emit(['mailbox', await flush()])
  emit(Timer.cancel(t))
}
