import { type ChildSpec, GenServer, Process, sleep } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const flags = { strategy: 'one_for_one', autoShutdown: 'any_significant' }
  const a = W.spec('a', { trap: true, restart: 'transient', significant: true })
  const inner: ChildSpec = {
    id: 'inner',
    type: 'supervisor',
    start: [S, 'startLink', [flags, [a, W.spec('b', { trap: true })]]],
  }
  await S.sup('outer', [inner, W.spec('z', { trap: true })], { strategy: 'rest_for_one', maxRestarts: 1 })
  const z = pidOf('z')
  GenServer.cast('a', ['stop', 'normal'])
  await awaitNew('z', z)
  await sleep(20)
  GenServer.cast('a', ['stop', 'shutdown'])
  emit(await recv())
}
