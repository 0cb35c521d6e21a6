import { _, isAlive, monitor, Process, register, Timer } from 'linecard'
import { awaitDead, type Down, emit, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const trapping = (n: string) =>
    spawnAs(n, () => {
      Process.flag('trap_exit', true)
      return park()
    })
  const [p, q] = [trapping('p'), trapping('q')]
  monitor(p)
  Timer.killAfter(20, p)
  const [, t] = Timer.killAfter(30, q)
  emit(Timer.cancel(t))
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['p', r])
  const own = () => {
    Timer.killAfter(20)
    return park()
  }
  emit(['r', await awaitDead(spawnAs('r', own))])
  await settle()
  emit(['q', isAlive(q)])
  register(q, 'q')
  Timer.killAfter(10, 'q')
  emit(['q', await awaitDead(q)])
}
