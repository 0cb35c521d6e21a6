import { _, GenServer, noreply, type Pid, Process, Registry, receive, via } from 'linecard'
import { catching, catchingClass, type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'U' })
  const info = (m: unknown, s: number) => {
    emit(['info', m])
    return noreply(s)
  }
  const a = await G.startLink({ as: 'a', info }, { name: via('U', 'a') })
  await G.startLink({ as: 'b' }, { name: via('U', 'b', 'value') })
  emit([Registry.lookup('U', 'a'), Registry.lookup('U', 'b'), Registry.keys('U', a)])
  emit([
    await GenServer.call(via('U', 'a'), 'x'),
    await GenServer.call(via('U', 'b', 'whatever'), 'x'),
    GenServer.cast(via('U', 'a'), 'y'),
  ])
  emit([Registry.send(['U', 'a'], 'hello'), await GenServer.call(a, 'sync')])
  emit([GenServer.cast(via('U', 'none'), 'x'), await catchingClass(() => Registry.send(['U', 'none'], 'x'))])
  emit(await G.startLink({}, { name: via('U', 'b', 'other') }).result())
  emit([GenServer.whereis(via('U', 'b')), GenServer.whereis(via('U', 'none'))])
  emit(await catching(() => GenServer.call(via('U', 'none'), 'x')))
  const ref = Process.monitor(GenServer.whereis(via('U', 'b')) as Pid)
  await GenServer.stop(via('U', 'b'))
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r, Registry.lookup('U', 'b')])
}
