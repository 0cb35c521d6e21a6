import { type ChildSpec, GenServer, Process } from 'linecard'
import { emit, name, recv, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const flags = { strategy: 'one_for_one', autoShutdown: 'any_significant' } as const
  const a = W.spec('a', { trap: true, restart: 'transient', significant: true })
  const inner: ChildSpec = {
    id: 'inner',
    type: 'supervisor',
    restart: 'transient',
    significant: true,
    start: [S, 'startLink', [flags, [a, W.spec('b', { trap: true })]]],
  }
  const s = await S.startLink(flags, [W.spec('o', { trap: true }), inner, W.spec('z', { trap: true })])
  name(s, 'outer')
  GenServer.cast('a', ['stop', 'normal'])
  emit(await recv())
}
