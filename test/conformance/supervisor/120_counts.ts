import { exit, GenServer, Pid, Supervisor } from 'linecard'
import { emit, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const Sub = { go: () => Supervisor.startLink([], { strategy: 'one_for_one' }) }

export default async function twin(): Promise<void> {
  const children = [
    W.spec('a', { quiet: true }),
    W.spec('b', { quiet: true, restart: 'transient' }),
    W.spec('c', { quiet: true, init: () => 'ignore' }),
    { id: 'd', start: [Sub, 'go', []], type: 'supervisor' } as const,
    W.spec('e', { quiet: true, restart: 'temporary' }),
    W.spec('f', { quiet: true, type: 'supervisor' }),
  ]
  const s = await S.sup('sup', children, { strategy: 'one_for_one' })
  GenServer.cast('b', ['stop', 'normal'])
  await settle()
  emit(await Supervisor.countChildren(s))
  const entries = async () => [...(await Supervisor.whichChildren(s))].reverse()
  emit((await entries()).map(([id, p, t]) => [id, p instanceof Pid, t]))
  exit(pidOf('e'), 'kill')
  await Supervisor.terminateChild(s, 'a')
  await settle()
  emit(await Supervisor.countChildren(s))
  emit((await entries()).map(([id, p]) => [id, p instanceof Pid]))
}
