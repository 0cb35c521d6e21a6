import { type Pid, Process, receive, send, Task, TaskSupervisor } from 'linecard'
import { emit, flush, name, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ts = await TaskSupervisor.startLink()
  const starts = [
    (f: () => unknown) => Task.async(f),
    (f: () => unknown) => TaskSupervisor.async(ts, f),
    (f: () => unknown) => TaskSupervisor.asyncNolink(ts, f),
  ]
  for (const start of starts) {
    const t = await start(async () => {
      await receive('go')
      return 1
    })
    name(t.pid, 't')
    send(t.pid as Pid, 'go')
    emit(['await', await Task.await(t)])
    await settle()
    emit(['mailbox', await flush()])
  }
}
