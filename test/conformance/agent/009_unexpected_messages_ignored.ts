import { Agent, makeRef, self, send } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 3)
  send(a, 'junk')
  send(a, ['DOWN', makeRef(), 'process', self(), 'x'])
  emit(['get', await Agent.get(a, (x) => x)])
}
