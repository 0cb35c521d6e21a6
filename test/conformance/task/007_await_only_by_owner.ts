import { _, receive, self, send, Task } from 'linecard'
import { catchingClass, emit, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const t = Task.async(() => 5)
  spawnAs('q', async () => {
    const l: unknown[] = []
    for (const f of [() => Task.await(t), () => Task.yield(t), () => Task.shutdown(t)]) l.push(await catchingClass(f))
    send(me, ['q', l])
  })
  const [, l] = await receive<['q', unknown[]]>(['q', _])
  for (const x of l) emit(x)
  emit(['await', await Task.await(t)])
}
