import { receive, self, send } from 'linecard'
import { emit, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const first = await receive('go')
    const rest: unknown[] = []
    for (let i = 1; i <= 3; i++) rest.push(await recv())
    send(me, [first, ...rest])
  })
  for (const message of ['x', 'y', 'go', 'z']) send(p, message)
  emit(['consumed', await recv()])
}
