import { Process, self, send, Task, TaskSupervisor } from 'linecard'
import { emit, name, recv } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await TaskSupervisor.startLink({ name: 'ts' })
  const look = () => [Process.get('$callers'), Process.get('$ancestors')]
  const t = Task.async(async () => {
    name(self(), 't')
    const u = Task.async(look)
    return [look(), await Task.await(u)]
  })
  const [a, b] = await Task.await(t)
  emit(['async', a])
  emit(['of a task', b])
  emit(['supervised', await Task.await(await TaskSupervisor.async('ts', look))])
  await TaskSupervisor.startChild('ts', () => send(me, look()))
  emit(['start_child', await recv()])
  await Task.start(() => send(me, look()))
  emit(['start', await recv()])
  const callers = () => Process.get('$callers')
  const [ofStream] = await toList(Task.asyncStream([1], callers))
  emit(['stream', ofStream?.[1]])
  const [supervised] = await toList(TaskSupervisor.asyncStreamNolink('ts', [1], callers))
  emit(['supervised stream', supervised?.[1]])
  emit(['main', look()])
}
