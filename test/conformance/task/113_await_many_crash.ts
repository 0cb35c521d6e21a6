import { exit, type Pid, Process, receive, send, Task } from 'linecard'
import { catching, emit, flush, name, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const told = (f: () => unknown) => async () => {
    await receive('go')
    return f()
  }
  const a = Task.async(told(() => 1))
  const b = Task.async(told(() => exit('boom')))
  const c = Task.async(told(() => 3))
  for (const [t, n] of [
    [a, 'a'],
    [b, 'b'],
    [c, 'c'],
  ] as const)
    name(t.pid, n)
  send(c.pid as Pid, 'go')
  await settle(20)
  send(b.pid as Pid, 'go')
  emit(await catching(() => Task.awaitMany([a, b, c], 1000)))
  await settle(20)
  emit(['mailbox', await flush()])
  emit(['alive', Process.alive(a.pid as Pid)])
  send(a.pid as Pid, 'go')
  await settle(20)
  emit(['mailbox', await flush()])
  emit(['none', await Task.awaitMany([])])
  const d = Task.async(() => 4)
  const e = Task.completed(5)
  await settle(20)
  emit(['done', await Task.awaitMany([e, d, e])])
}
