import { _, type From, GenServer, noreply, ok, receive, self, send } from 'linecard'
import { catching, emit, G, recvAs, spawnAs } from '../harness.ts'

type Report = ['c1' | 'c2', unknown]

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.start<readonly From[]>({
    as: 's',
    init: () => ok([]),
    call: (_later: 'later', from, l) => {
      send(me, 'later')
      return noreply([...l, from])
    },
    terminate: (r, [first]) => {
      emit(['terminate', r])
      if (first !== undefined) GenServer.reply(first, 'answer')
    },
  })
  for (const c of ['c1', 'c2']) {
    spawnAs(c, async () => {
      send(me, [c, await catching(() => GenServer.call(s, 'later'))])
    })
    await recvAs('later')
  }
  emit(['stop', await GenServer.stop(s, 'bye')])
  emit(await receive<Report>(['c1', _]))
  emit(await receive<Report>(['c2', _]))
}
