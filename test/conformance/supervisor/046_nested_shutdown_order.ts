import { type ChildSpec, Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const inner: ChildSpec = {
    id: 'inner',
    type: 'supervisor',
    start: [
      Supervisor,
      'startLink',
      [[W.spec('i1', { trap: true }), W.spec('i2', { trap: true })], { strategy: 'one_for_one' }],
    ],
  }
  const s = await S.sup('outer', [W.spec('a', { trap: true }), inner, W.spec('z', { trap: true })], {
    strategy: 'one_for_one',
  })
  emit(['stop', await Supervisor.stop(s)])
}
