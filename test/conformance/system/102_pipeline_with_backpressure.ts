import { type From, GenServer, noreply, ok, self, send, spawnLink } from 'linecard'
import { emit, G, recv, settle } from '../harness.ts'

type Producer = [items: number[], waiting: [From, number][]]

function give([items, waiting]: Producer): Producer {
  const [first, ...rest] = waiting
  if (first === undefined || items.length < first[1]) return [items, waiting]
  GenServer.reply(first[0], items.slice(0, first[1]))
  return give([items.slice(first[1]), rest])
}

export default async function twin(): Promise<void> {
  const p = await G.startLink<Producer>({
    init: () => ok([[], []]),
    call: ([, n]: ['ask', number], from, [items, waiting]) => noreply(give([items, [...waiting, [from, n]]])),
    cast: ([, l]: ['push', number[]], [items, waiting]) => noreply(give([[...items, ...l], waiting])),
  })
  const s = await G.startLink({
    call([, n]: ['ask', number], from, st) {
      spawnLink(async () => {
        const items = await GenServer.call<number[]>(p, ['ask', n])
        GenServer.reply(
          from,
          items.map((i) => ['staged', i]),
        )
      })
      return noreply(st)
    },
  })
  const me = self()
  spawnLink(async () => {
    for (let i = 1; i <= 3; i++) send(me, [i, await GenServer.call(s, ['ask', 2])])
  })
  for (const l of [[1, 2, 3], [4], [5, 6]]) {
    await settle(20)
    GenServer.cast(p, ['push', l])
  }
  emit([await recv(), await recv(), await recv()])
}
