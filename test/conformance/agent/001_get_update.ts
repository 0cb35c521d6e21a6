import { Agent } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 1)
  emit(await Agent.get(a, (x) => [x]))
  emit([await Agent.update(a, (x) => x + 1)])
  emit([await Agent.get(a, (x) => x)])
  emit(await Agent.getAndUpdate(a, (x) => [['old', x], x * 10]))
  emit([await Agent.get(a, (x) => x)])
  emit([Agent.cast(a, (x) => x + 1)])
  emit([await Agent.get(a, (x) => x)])
}
