import { type ChildSpec, exit, type StartOptions, Supervisor, type SupervisorOptions, sleep } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const w = (id: string): ChildSpec => W.spec(id, { trap: true })

function nested(id: string, children: ChildSpec[], options: SupervisorOptions & StartOptions): ChildSpec {
  return { id, type: 'supervisor', start: [Supervisor, 'startLink', [children, options]] }
}

export default async function twin(): Promise<void> {
  const low = nested('low', [w('a'), w('b')], { strategy: 'one_for_one', maxRestarts: 0 })
  const mid = nested('mid', [w('x'), low, w('y')], { strategy: 'rest_for_one', maxRestarts: 1, name: 'mid' })
  const top = await S.sup('top', [w('o'), mid], { strategy: 'one_for_all', maxRestarts: 1 })
  for (const id of ['a', 'b']) {
    const y = pidOf('y')
    exit(pidOf(id), 'kill')
    await awaitNew('y', y)
    await sleep(20)
  }
  emit(await S.kids(top))
  emit(await S.kids('mid'))
}
