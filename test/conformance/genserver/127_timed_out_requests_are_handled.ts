import { exit, GenServer, noreply, receive, reply, send } from 'linecard'
import { awaitDead, catching, emit, flush, G, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    as: 's',
    async cast(_request: 'block', n) {
      await receive('go')
      return noreply(n)
    },
    call: (request: 'add' | 'get', _from, n) => (request === 'add' ? reply(n + 1, n + 1) : reply(n, n)),
  })
  GenServer.cast(s, 'block')
  for (let i = 1; i <= 3; i++) emit(await catching(() => GenServer.call(s, 'add', 20)))
  const p = spawnAs('p', () => GenServer.call(s, 'add'))
  await settle()
  exit(p, 'kill')
  await awaitDead(p)
  send(s, 'go')
  await settle()
  emit(['sum', await GenServer.call(s, 'get')])
  emit(['mailbox', await flush()])
}
