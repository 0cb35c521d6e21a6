import { _, exit, link, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, park, recvAs, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const linkedTo = async (symbol: string, next: Pid): Promise<Pid> => {
    const pid = spawnAs(symbol, () => {
      link(next)
      send(me, 'linked')
      return park()
    })
    await recvAs('linked')
    return pid
  }
  const d = spawnAs('d', async () => {
    await receive('go')
    exit(['bad', 7])
  })
  const c = await linkedTo('c', d)
  const b = await linkedTo('b', c)
  const a = await linkedTo('a', b)
  for (const p of [a, b, c, d]) monitor(p)
  send(d, 'go')
  const downs: unknown[] = []
  for (let i = 1; i <= 4; i++) {
    const [, , , p, r] = await receive<Down>(['DOWN', _, _, _, _])
    downs.push(['down', p, r])
  }
  for (const event of sorted(downs)) emit(event)
}
