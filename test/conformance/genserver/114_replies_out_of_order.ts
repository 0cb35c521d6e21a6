import { type From, GenServer, noreply, ok, self, send, spawn } from 'linecard'
import { emit, G, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const s = await G.startLink<[number, From][]>({
    init: () => ok([]),
    call: ([, n]: ['keep', number], from, l) => noreply([[n, from], ...l]),
    cast(_request: 'last_first', l) {
      for (const [n, from] of l) {
        if (n % 2 === 0) spawn(() => GenServer.reply(from, ['helper', n]))
        else emit([n, GenServer.reply(from, ['server', n])])
      }
      return noreply([])
    },
  })
  for (let n = 1; n <= 4; n++) {
    spawn(async () => send(me, [n, await GenServer.call(s, ['keep', n])]))
    await settle(20)
  }
  GenServer.cast(s, 'last_first')
  const replies: unknown[] = []
  while (replies.length < 4) replies.push(await recv())
  await settle()
  emit(replies.sort())
}
