import { _, GenServer, noreply, Process, receive, reply } from 'linecard'
import { catching, type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const c = await G.start({ as: 'c', call: (_work: 'work', _from, s) => noreply(s) })
  const b = await G.start({
    as: 'b',
    call: async (_work: 'work', _from, s) => reply(await GenServer.call(c, 'work', 40), s),
  })
  const a = await G.start({
    as: 'a',
    call: async (_work: 'work', _from, s) => reply(await GenServer.call(b, 'work'), s),
  })
  const rb = Process.monitor(b)
  const ra = Process.monitor(a)
  emit(await catching(() => GenServer.call(a, 'work')))
  const [, , , , r1] = await receive<Down>(['DOWN', rb, _, _, _])
  emit(['b down', r1])
  const [, , , , r2] = await receive<Down>(['DOWN', ra, _, _, _])
  emit(['a down', r2])
  emit(['c alive', Process.alive(c)])
}
