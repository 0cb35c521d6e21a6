import { _, self, send } from 'linecard'
import { emit, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const list: unknown[] = []
    for (let i = 1; i <= 5; i++) list.push(await recv())
    send(me, ['list', list])
  })
  for (let i = 1; i <= 5; i++) send(p, i)
  const [, list] = await recvAs(['list', _])
  emit(['got', list])
}
