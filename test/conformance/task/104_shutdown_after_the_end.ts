import { exit, type Pid, Process, Task } from 'linecard'
import { emit, flush, name, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ends = [() => exit('boom'), () => exit('shutdown'), () => park(), () => 'done']
  for (const how of [5000, 'brutal_kill'] as const) {
    for (const [i, f] of ends.entries()) {
      const t = Task.async<unknown>(f)
      name(t.pid, 't')
      if (i === 2) Process.exit(t.pid as Pid, 'kill')
      await settle(20)
      emit(['shutdown', await Task.shutdown(t, how)])
      emit(['again', await Task.shutdown(t, how)])
      emit(['mailbox', await flush()])
    }
  }
}
