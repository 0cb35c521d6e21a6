import { _, DynamicSupervisor, monitor, receive, self, send, sleep } from 'linecard'
import { catching, type Down, emit, spawnAs, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const spec = W.spec('a', { trap: true, stopMs: 80, onTerminate: () => emit(['a', 'done']) })
  const ref = monitor(await DynamicSupervisor.startChild(ds, spec))
  spawnAs('q', async () => {
    send(me, ['q', await DynamicSupervisor.stop(ds)])
  })
  await sleep(30)
  spawnAs('c', async () => {
    const [kind, reason] = await catching(() => DynamicSupervisor.startChild(ds, W.spec('b')))
    send(me, ['c', kind, (reason as unknown[])[0]])
  })
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['a', r])
  emit(await receive(['q', _]))
  emit(await receive(['c', _, _]))
}
