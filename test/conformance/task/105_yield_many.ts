import { exit, type Pid, Process, receive, send, Task } from 'linecard'
import { emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const a: Task = Task.async(() => 1)
  const b: Task = Task.async(() => exit('boom'))
  const c: Task = Task.async(async () => {
    await receive('go')
    return 3
  })
  const d: Task = Task.async(() => park())
  const tasks = [a, b, c, d]
  const results = await Task.yieldMany(tasks, 60)
  emit(['tasks', results.every(([task], i) => task === tasks[i])])
  emit(['results', results.map(([, result]) => result)])
  send(c.pid as Pid, 'go')
  emit(['results', (await Task.yieldMany([c, d], 60)).map(([, result]) => result)])
  emit(['again', await Task.yield(a, 20)])
  emit(['none', await Task.yieldMany([])])
}
