import { GenServer, Process, whereis } from 'linecard'
import { awaitDead, emit, name, recv, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.startLink({ strategy: 'one_for_one', autoShutdown: 'all_significant' }, [
    W.spec('a', { trap: true, restart: 'transient', significant: true }),
    W.spec('b', { trap: true, restart: 'transient', significant: true }),
    W.spec('c', { trap: true }),
  ])
  name(s, 'sup')
  GenServer.cast('a', ['stop', 'normal'])
  await awaitDead(whereis('a') ?? s, 100)
  await settle()
  emit(await S.kids(s))
  GenServer.cast('b', ['stop', 'shutdown'])
  emit(await recv())
}
