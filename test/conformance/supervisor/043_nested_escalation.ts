import { type ChildSpec, exit, isAlive, Supervisor, whereis } from 'linecard'
import { await_, awaitNew, emit, W } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const inner: ChildSpec = {
    id: 'inner',
    type: 'supervisor',
    start: [
      Supervisor,
      'startLink',
      [[W.spec('a'), W.spec('b')], { strategy: 'one_for_one', maxRestarts: 0, name: 'inner' }],
    ],
  }
  const s = await S.sup('outer', [inner, W.spec('o', { trap: true })], { strategy: 'one_for_one' })
  const i1 = pidOf('inner')
  const b = pidOf('b')
  exit(pidOf('a'), 'kill')
  await awaitNew('b', b)
  const i2 = await await_(() => {
    const p = whereis('inner')
    return p !== i1 && p
  })
  emit(['new inner', i1 !== i2, isAlive(i2)])
  emit(['o', await childOf(s, 'o')])
}
