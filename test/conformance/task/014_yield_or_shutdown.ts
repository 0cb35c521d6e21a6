import { Task } from 'linecard'
import { emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const f = Task.async(() => 1)
  const s = Task.async(() => park())
  emit(['fast', (await Task.yield(f, 200)) || (await Task.shutdown(f))])
  emit(['slow', (await Task.yield(s, 200)) || (await Task.shutdown(s))])
}
