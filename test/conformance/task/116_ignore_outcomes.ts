import { _, exit, type Pid, Process, receive, send, Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const done = Task.async(() => 1)
  const gone = Task.async(() => exit('boom'))
  const runs = Task.async(async () => {
    await receive('go')
    exit('late')
  })
  await settle(20)
  for (let i = 1; i <= 2; i++) await receive(['EXIT', _, _])
  for (const t of [done, gone, runs]) emit([Task.ignore<unknown>(t), Task.ignore<unknown>(t)])
  send(runs.pid as Pid, 'go')
  await settle(20)
  emit(['mailbox', await flush()])
}
