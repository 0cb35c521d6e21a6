import { GenServer, Process, receive, Sys, self, send, stop } from 'linecard'
import { awaitDead, awaitQueue, catching, emit, G, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const how of ['normal', 'why', 'raise', 'kill']) {
    const s = await G.start({
      as: 's',
      async cast(_b: 'b', st) {
        await receive('go')
        if (how === 'raise') throw new Error('boom')
        return stop(how, st)
      },
    })
    GenServer.cast(s, 'b')
    await awaitQueue(s, 0)
    spawnAs('asker', async () => {
      send(me, await catching(() => Sys.getState(s)))
    })
    await awaitQueue(s, 1)
    if (how === 'kill') Process.exit(s, 'kill')
    else send(s, 'go')
    emit([how, await recv()])
    await awaitDead(s)
    emit(await catching(() => Sys.resume(s)))
  }
}
