import { GenServer, Process } from 'linecard'
import { emit, name, recv, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.startLink({ strategy: 'one_for_one', autoShutdown: 'any_significant' }, [
    W.spec('a', { trap: true, restart: 'transient', significant: true }),
    W.spec('b', { trap: true }),
    W.spec('c', { trap: true }),
  ])
  name(s, 'sup')
  GenServer.cast('a', ['stop', 'normal'])
  emit(await recv())
}
