import { _, type Pid, Process, receive, self, send, Task, TaskSupervisor } from 'linecard'
import { catching, emit } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

const Sums = {
  add: (a: number, b: number) => a + b,
  tell: (pid: Pid, a: number) => send(pid, ['told', a]),
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ts = await TaskSupervisor.startLink()
  const t = Task.async(Sums, 'add', [1, 2])
  const [m, f, a] = t.mfa
  emit(['mfa', m === Sums, f, a])
  emit(['await', await Task.await(t)])
  emit(['mfa', Task.async(() => 1).mfa, Task.completed(1).mfa])
  emit(['supervised', await Task.await(await TaskSupervisor.asyncNolink(ts, Sums, 'add', [3, 4]))])
  await TaskSupervisor.startChild(ts, Sums, 'tell', [self(), 5])
  emit(await receive(['told', _]))
  emit(['stream', await toList(Task.asyncStream([1, 2], Sums, 'add', [10]))])
  emit(['stream', await toList(TaskSupervisor.asyncStream(ts, [1, 2], Sums, 'add', [20]))])
  const unknown = await TaskSupervisor.asyncNolink(ts, Sums, 'sub' as 'add', [1, 2])
  const [, reason] = await catching(() => Task.await(unknown))
  const [[, stack], where] = reason as [[Error, unknown], unknown]
  emit(['unknown', stack, where])
}
