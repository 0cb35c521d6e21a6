import { _, makeRef, type Pid, type Ref, receive, self, send } from 'linecard'
import { emit, flush, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    const [, from, ref, v] = await receive<['req', Pid, Ref, number]>(['req', _, _, _])
    send(from, [ref, v])
  })
  send(self(), 'u1')
  send(self(), [makeRef(), 99])
  const ref = makeRef()
  send(p, ['req', self(), ref, 7])
  const [, v] = await receive<[Ref, number]>([ref, _])
  emit(['reply', v])
  emit(['left', await flush()])
}
