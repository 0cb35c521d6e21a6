import { exit, Process } from 'linecard'
import { emit, recv, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await S.sup(
    'sup',
    ['a', 'b', 'c'].map((id) => W.spec(id, { trap: true })),
    { strategy: 'one_for_all', maxRestarts: 0 },
  )
  exit(pidOf('b'), 'kill')
  emit(await recv())
}
