import { _, exit, Process, receive, self, send, Task } from 'linecard'
import { type Exit, emit, flush, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  Process.flag('trap_exit', true)
  const ready = () => send(me, 'ready')
  const trap = () => Process.flag('trap_exit', true)
  const parked = async () => {
    ready()
    await park()
  }
  const traps = async () => {
    trap()
    ready()
    await park()
  }
  const says = async () => {
    trap()
    ready()
    const [, , r] = await receive<Exit>(['EXIT', _, _])
    return ['said', r]
  }
  const quits = async () => {
    trap()
    ready()
    await receive(['EXIT', _, _])
    exit('why')
  }
  const cases = [
    [parked, 50],
    [traps, 50],
    [says, 50],
    [quits, 50],
    [parked, 'brutal_kill'],
    [traps, 'brutal_kill'],
    [parked, 0],
    [traps, 0],
  ] as const

  for (const [f, how] of cases) {
    const t = Task.async<unknown>(f)
    await receive('ready')
    emit(['shutdown', await Task.shutdown(t, how)])
    await settle(20)
    emit(['mailbox', await flush()])
  }
}
