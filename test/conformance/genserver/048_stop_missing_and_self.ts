import { GenServer, reply, self } from 'linecard'
import { catching, deadPid, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(await catching(() => GenServer.stop(d)))
  emit(await catching(() => GenServer.stop('nobody_here')))
  const s = await G.start({
    as: 's',
    call: async (_x: 'x', _from, s) => reply(await catching(() => GenServer.stop(self())), s),
  })
  emit(await GenServer.call<unknown[]>(s, 'x'))
}
