import { _, exit, GenServer, noreply, receive, reply, self, send } from 'linecard'
import { catching, emit, G, recvAs, spawnAs } from '../harness.ts'

type Report = ['c' | 'd', unknown]

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.start({
    as: 's',
    call: async (m: 'later' | 'b', _from, s) => {
      if (m === 'later') {
        send(me, 'later')
        return noreply(s)
      }
      try {
        send(me, 'blocked')
        await receive('go')
        return reply('ok', s)
      } finally {
        emit(['finally'])
      }
    },
    terminate: (r) => emit(['terminate', r]),
  })
  spawnAs('d', async () => {
    send(me, ['d', await catching(() => GenServer.call(s, 'later'))])
  })
  await recvAs('later')
  spawnAs('c', async () => {
    send(me, ['c', await catching(() => GenServer.call(s, 'b'))])
  })
  await recvAs('blocked')
  exit(s, 'shutdown')
  emit(await receive<Report>(['c', _]))
  emit(await receive<Report>(['d', _]))
}
