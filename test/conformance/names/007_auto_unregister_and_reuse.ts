import { _, Process, receive, send } from 'linecard'
import { catchingClass, emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => receive('go'))
  const q = spawnAs('q', () => park())
  Process.register(p, 'svc')
  Process.monitor(p)
  send(p, 'go')
  await recvAs(['DOWN', _, _, _, _])
  emit(['whereis', Process.whereis('svc')])
  emit(['send', await catchingClass(() => send('svc', 'x'))])
  emit(['register', Process.register(q, 'svc')])
  emit(['whereis', Process.whereis('svc')])
}
