import { GenServer, noreply, receive, Sys } from 'linecard'
import { catching, deadPid, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  const b = await G.startLink({
    as: 'b',
    async cast(_b: 'b', s) {
      await receive('go')
      return noreply(s)
    },
  })
  GenServer.cast(b, 'b')
  emit(await catching(() => Sys.getState(d)))
  emit(await catching(() => Sys.getState(b, 40)))
}
