import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    ['a', 'b', 'c'].map((id) => W.spec(id, { trap: true })),
    { strategy: 'one_for_one' },
  )
  await Supervisor.terminateChild(s, 'b')
  await Supervisor.deleteChild(s, 'b')
  await Supervisor.startChild(s, W.spec('b', { trap: true }))
  emit(['stop', await Supervisor.stop(s)])
}
