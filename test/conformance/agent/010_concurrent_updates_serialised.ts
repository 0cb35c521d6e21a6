import { Agent, receive, self, send } from 'linecard'
import { emit, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const a = await Agent.startLink(() => 0)
  for (let i = 1; i <= 10; i++) {
    spawnAs(`p${i}`, async () => {
      for (let n = 0; n < 5; n++) await Agent.update(a, (x) => x + 1)
      send(me, 'done')
    })
  }
  for (let i = 1; i <= 10; i++) await receive('done')
  emit(['get', await Agent.get(a, (x) => x)])
}
