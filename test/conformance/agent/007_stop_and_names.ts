import { Agent } from 'linecard'
import { catching, emit, name } from '../harness.ts'

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 0, { name: 'ag' })
  name(a, 'a')
  emit(await Agent.startLink(() => 0, { name: 'ag' }).result())
  emit([await Agent.stop('ag')])
  const [, [r]] = (await catching(() => Agent.get('ag', (x) => x))) as ['exit', [unknown]]
  emit([r])
}
