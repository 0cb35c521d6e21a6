import { Supervisor } from 'linecard'
import { emit, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    ['a', 'b', 'c'].map((id) => W.spec(id, { trap: true })),
    { strategy: 'one_for_all', maxRestarts: 0 },
  )
  emit(['terminate_child', await Supervisor.terminateChild(s, 'b')])
  await settle()
  emit(await S.kids(s))
  emit(['restart_child', await Supervisor.restartChild(s, 'b').result()])
  emit(await S.kids(s))
}
