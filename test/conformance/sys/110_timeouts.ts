import { GenServer, noreply, ok, receive, Sys, self, send } from 'linecard'
import { awaitQueue, emit, flush, G, recv, settle, spawnAs, timed } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const tell = (m: unknown, s: number) => {
    send(me, ['told', m])
    return noreply(s)
  }
  const s = await G.startLink({ init: () => ok(0, 80), cast: (_x: 'x', s) => noreply(s, 80), info: tell })
  for (let i = 0; i < 3; i++) {
    await settle(50)
    await Sys.getState(s)
  }
  emit(['polled', await flush()])
  emit(await recv())
  GenServer.cast(s, 'x')
  await Sys.suspend(s)
  await settle(200)
  emit(['suspended', await flush()])
  await Sys.resume(s)
  const [ms, m] = await timed(() => recv())
  emit(['resumed', ms >= 70, m])
  GenServer.cast(s, 'x')
  await Sys.suspend(s)
  send(s, 'message')
  await Sys.resume(s)
  await settle(200)
  emit(['message', await flush()])
  const z = await G.startLink({
    async cast(_x: 'x', s) {
      await receive('go')
      return noreply(s, 0)
    },
    info: tell,
  })
  GenServer.cast(z, 'x')
  spawnAs('asker', () => Sys.getState(z))
  await awaitQueue(z, 1)
  send(z, 'go')
  await settle()
  emit(['zero', await flush()])
  GenServer.cast(z, 'x')
  spawnAs('asker2', () => Sys.getState(z))
  await awaitQueue(z, 1)
  send(z, 'message')
  send(z, 'go')
  await settle()
  emit(['zero and message', await flush()])
}
