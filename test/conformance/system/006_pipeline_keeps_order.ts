import { GenServer, noreply, type Pid, self, send } from 'linecard'
import { emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p3 = await G.startLink({
    cast: (n: number, s) => {
      send(me, n + 1)
      return noreply(s)
    },
  })
  const forwardTo = (next: Pid): PromiseLike<Pid> =>
    G.startLink({
      cast: (n: number, s) => {
        GenServer.cast(next, n + 1)
        return noreply(s)
      },
    })
  const p2 = await forwardTo(p3)
  const p1 = await forwardTo(p2)
  for (let i = 1; i <= 20; i++) GenServer.cast(p1, i)
  const results: unknown[] = []
  while (results.length < 20) results.push(await recv())
  emit(['results', results])
}
