import { GenServer, noreply, Process, receive, self, send } from 'linecard'
import { awaitQueue, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    cast: async (_b: 'b', s) => {
      const t1 = Process.sendAfter(self(), 't1', 30)
      const t2 = Process.sendAfter(self(), 't2', 5000)
      await receive('go')
      emit([Process.cancelTimer(t1), Number.isInteger(Process.cancelTimer(t2))])
      return noreply(s)
    },
    info: (m, s) => {
      emit(['info', m])
      return noreply(s)
    },
  })
  GenServer.cast(s, 'b')
  await awaitQueue(s, 0)
  await awaitQueue(s, 1)
  send(s, 'go')
  emit(['sync', await GenServer.call(s, 'sync')])
}
