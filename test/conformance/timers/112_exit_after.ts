import { _, monitor, Process, register, self, Timer } from 'linecard'
import { awaitDead, collect, type Down, type Exit, emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const me = self()
  Timer.exitAfter(20, 'why')
  const [, from, r] = await recvAs<Exit>(['EXIT', _, _])
  emit([r, from === me])
  Timer.exitAfter(0, 'now')
  const [, sender, reason] = await recvAs<Exit>(['EXIT', _, _])
  emit([reason, sender === me])
  const p = spawnAs('p', () => park())
  const q = spawnAs('q', () => park())
  for (const x of [p, q]) monitor(x)
  const [, t] = Timer.exitAfter(10, p, 'cancelled')
  emit(Timer.cancel(t))
  Timer.exitAfter(20, p, 'normal')
  Timer.exitAfter(80, p, 'why')
  Timer.exitAfter(40, 'svc', ['shutdown', 'x'])
  Timer.exitAfter(20, 'missing', 'why')
  register(q, 'svc')
  for (const m of await collect(2)) emit(m)
  const own = async (ms: number) => {
    Timer.exitAfter(ms, 'own')
    await park()
  }
  emit(await awaitDead(spawnAs('s', () => own(20))))
  monitor(spawnAs('s', () => own(0)))
  const [, , , , down] = await recvAs<Down>(['DOWN', _, _, _, _])
  emit([down === 'own' || down === 'noproc'])
}
