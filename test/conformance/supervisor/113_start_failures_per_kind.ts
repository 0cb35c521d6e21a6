import { exit, Process, Supervisor } from 'linecard'
import { type Exit, emit, flush, G, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const St = { go: (f: () => unknown) => f() }
const raise = (thrown: unknown) => () => {
  throw thrown
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const fs = [
    () => ['error', 'e'],
    raise(new Error('x')),
    () => exit('out'),
    () => 'junk',
    () => null,
    () => ['ok', 'not_a_pid'],
    raise('v'),
    () => G.startLink({ init: raise(new Error('in init')) }),
  ]
  for (const f of fs) {
    const children = [W.spec('a', { trap: true }), { id: 'c', start: [St, 'go', [f]] }] as const
    emit(['start_link', await Supervisor.startLink(children, { strategy: 'one_for_one' }).result()])
    await settle(20)
    emit((await flush<Exit>()).map(([, , r]) => r))
  }
  for (const restart of ['permanent', 'temporary'] as const) {
    const ignored = { id: 'c', start: [St, 'go', [() => 'ignore']], restart } as const
    const s = await Supervisor.startLink([W.spec('a', { quiet: true }), ignored], { strategy: 'one_for_one' })
    emit([restart, await S.kids(s), await Supervisor.countChildren(s)])
    await Supervisor.stop(s)
  }
}
