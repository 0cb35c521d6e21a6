import { _, exit, Process, self, send, startTimer } from 'linecard'
import { awaitDead, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => park())
  const q = spawnAs('q', async () => {
    send(me, ['q', await recv()])
    send(me, ['q', await recv()])
    send(me, ['q', await recv(60)])
    await park()
  })
  Process.register(p, 'svc')
  Process.sendAfter('svc', 'first', 60)
  const r = startTimer(90, 'svc', 'second')
  Process.sendAfter(p, 'lost', 60)
  exit(p, 'kill')
  emit(await awaitDead(p))
  Process.register(q, 'svc')
  const [, first] = await recvAs(['q', _])
  emit(first)
  const [, second] = await recvAs<['q', unknown[]]>(['q', ['timeout', r, _]])
  emit(second[2])
  Process.unregister('svc')
  Process.sendAfter('svc', 'third', 5)
  const [, third] = await recvAs(['q', _])
  emit(third)
}
