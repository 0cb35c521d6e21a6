import { _, type Address, GenServer, noreply, Process, receive, reply, stop } from 'linecard'
import { catching, type Down, emit, G } from '../harness.ts'

const mid = (n: string, target: Address, t: number) =>
  G.start({ as: n, call: async (_request, _from, s) => reply(await GenServer.call(target, 'x', t), s) })

export default async function twin(): Promise<void> {
  const c = await G.start({ as: 'c', call: (_request, _from, s) => stop('boom', s) })
  const slow = await G.start({ as: 'slow', call: (_request, _from, s) => noreply(s) })
  const targets: [Address, number][] = [
    [c, 5000],
    ['nobody', 5000],
    [slow, 30],
  ]
  for (const [target, t] of targets) {
    const b = await mid('b', target, t)
    const a = await mid('a', b, 5000)
    const ra = Process.monitor(a)
    const rb = Process.monitor(b)
    emit(['call', await catching(() => GenServer.call(a, 'x'))])
    const [, , , , reasonOfB] = await receive<Down>(['DOWN', rb, _, _, _])
    emit(['b', reasonOfB])
    const [, , , , reasonOfA] = await receive<Down>(['DOWN', ra, _, _, _])
    emit(['a', reasonOfA])
  }
}
