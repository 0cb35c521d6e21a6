import { demonitor, exit, monitor, receive, send } from 'linecard'
import { type Down, emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  const [r1, r2, r3] = [monitor(p), monitor(p), monitor(p)]
  demonitor(r2)
  send(p, 'go')
  await settle()
  const downs = await flush<Down>()
  emit(['downs', downs.length])
  const refs = new Set<unknown>(downs.map(([, ref]) => ref))
  emit(['r1 and r3', refs.size === 2 && refs.has(r1) && refs.has(r3)])
}
