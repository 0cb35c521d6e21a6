import { Process, self, send } from 'linecard'
import { emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, await recv())
    await park()
  })
  emit(['register', Process.register(p, 'svc')])
  emit(['whereis', Process.whereis('svc')])
  send('svc', 'hello')
  emit(['recv', await recv()])
  emit(['unknown', Process.whereis('unknown_name')])
}
