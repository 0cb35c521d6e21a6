import { exit, GenServer, noreply, Pid, Registry, reply, Supervisor, self, send, supervisor, via } from 'linecard'
import { await_, catching, emit, G, park, recv, settle, spawnAs } from '../harness.ts'

const srv = via('R', 'srv')
const callbacks = { call: (m: unknown, _from: unknown, s: number) => (m === 'hang' ? noreply(s) : reply(m, s)) }

const Tree = supervisor({
  name: 'Tree',
  init: () =>
    Supervisor.init(
      [[Registry, { keys: 'unique', name: 'R' }], { id: 'srv', start: [G, 'startLink', [callbacks, { name: srv }]] }],
      { strategy: 'one_for_all' },
    ),
})

export default async function twin(): Promise<void> {
  await Tree.startLink([], { name: 'tree' })
  const me = self()
  const old = GenServer.whereis(srv) as Pid
  for (const n of ['c1', 'c2'])
    spawnAs(n, async () => {
      const [t, reason] = await catching(() => GenServer.call(srv, 'hang'))
      send(me, [n, t, (reason as unknown[])[0]])
      await park()
    })
  await settle()
  exit(old, 'kill')
  emit([await recv(), await recv()].sort())
  await await_(async () => {
    const [t, p] = await catching(() => GenServer.whereis(srv))
    return t === 'ok' && p instanceof Pid && p !== old
  })
  emit(await GenServer.call(srv, 'x'))
}
