import { Agent, self } from 'linecard'
import { emit, name } from '../harness.ts'

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 0)
  name(a, 'a')
  emit(['self', await Agent.get(a, () => self())])
}
