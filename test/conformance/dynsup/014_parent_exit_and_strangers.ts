import { _, DynamicSupervisor, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, recvAs, spawnAs, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
    await DynamicSupervisor.startChild(ds, W.spec('a', { trap: true }))
    send(me, ['ds', ds])
    await receive('go')
    exit('gone')
  })
  const [, ds] = await recvAs<['ds', Pid]>(['ds', _])
  exit(ds, 'boom')
  emit(['children', (await DynamicSupervisor.whichChildren(ds)).map(([, c]) => c)])
  const ref = monitor(ds)
  send(p, 'go')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['ds down', r])
}
