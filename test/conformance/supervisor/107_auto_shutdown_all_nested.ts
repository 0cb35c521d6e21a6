import { type ChildSpec, exit, GenServer, Process } from 'linecard'
import { awaitNew, emit, name, recv, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

function inner(id: string, restart: 'temporary' | 'transient', w: string): ChildSpec {
  const flags = { strategy: 'one_for_one', autoShutdown: 'any_significant' }
  const worker = W.spec(w, { trap: true, restart: 'transient', significant: true })
  return { id, type: 'supervisor', restart, significant: true, start: [S, 'startLink', [flags, [worker]]] }
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await S.startLink({ strategy: 'one_for_one', autoShutdown: 'all_significant' }, [
    inner('i', 'temporary', 'a'),
    inner('j', 'transient', 'b'),
    W.spec('z', { trap: true }),
  ])
  name(s, 'outer')
  const b = pidOf('b')
  exit(b, 'kill')
  await awaitNew('b', b)
  GenServer.cast('a', ['stop', 'normal'])
  await settle()
  emit(await S.kids(s))
  GenServer.cast('b', ['stop', 'shutdown'])
  emit(await recv())
}
