import { GenServer, noreply, ok, Process, receive, reply, Sys, self, send } from 'linecard'
import { awaitDead, awaitQueue, catching, emit, flush, G, recv, settle, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink<unknown[]>({
    init: () => ok([]),
    call: (m, _from, st) => reply(m, [...st, m]),
    info: (m, st) => noreply([...st, m]),
  })
  emit(await Sys.suspend(s))
  for (const [n, t] of [
    [1, 20],
    [2, 5000],
    [3, 20],
  ] as const) {
    spawnAs(`c${n}`, async () => {
      const [kind, v] = await catching(() => GenServer.call(s, n, t))
      send(me, [n, kind, kind === 'ok' ? v : (v as unknown[])[0]])
      const m = await receive(undefined, 200)
      if (m !== undefined) send(me, [n, 'late', m])
    })
    await awaitQueue(s, n)
  }
  emit(sorted([await recv(), await recv()]))
  emit(await Sys.getState(s))
  send(s, 'info')
  const c = spawnAs('c4', () => GenServer.call(s, 4))
  await awaitQueue(s, 5)
  Process.exit(c, 'kill')
  await awaitDead(c)
  emit(['message_queue_len', Process.info(s, 'message_queue_len')])
  emit(await Sys.resume(s))
  emit(await GenServer.call(s, 'sync'))
  emit(await Sys.getState(s))
  emit(await recv())
  await settle(300)
  emit(await flush())
}
