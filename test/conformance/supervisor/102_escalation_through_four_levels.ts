import { type ChildSpec, exit, Process, Supervisor, type SupervisorOptions, sleep } from 'linecard'
import { awaitNew, emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const w = (id: string): ChildSpec => W.spec(id, { trap: true })

function nested(id: string, children: ChildSpec[], options: SupervisorOptions): ChildSpec {
  return { id, type: 'supervisor', start: [Supervisor, 'startLink', [children, options]] }
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const low = nested('low', [w('b'), w('a'), w('c')], { strategy: 'one_for_all', maxRestarts: 0 })
  const mid = nested('mid', [w('x'), low, w('y')], { strategy: 'rest_for_one', maxRestarts: 0 })
  await S.sup('top', [mid], { strategy: 'one_for_one', maxRestarts: 1 })
  const y = pidOf('y')
  exit(pidOf('a'), 'kill')
  await awaitNew('y', y)
  await sleep(20)
  exit(pidOf('a'), 'kill')
  emit(await recv())
}
