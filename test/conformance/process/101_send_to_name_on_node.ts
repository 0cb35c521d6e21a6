import { node, Process, self, send } from 'linecard'
import { emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, await recv())
    await park()
  })
  Process.register(p, 'svc')
  emit(['sent', send(['nobody_here', node()], 'x')])
  send(['svc', node()], 'hello')
  emit(['got', await recv()])
}
