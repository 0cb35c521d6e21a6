import { type ChildSpec, Supervisor, stop } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const Bad = { e1: () => ['error', 'e1'] }

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one' })
  const startChild = async (spec: ChildSpec): Promise<void> => {
    const result = await Supervisor.startChild(s, spec).result()
    if (result[0] === 'ok') emit(result)
    else {
      const [reason, record] = result[1] as [unknown, ChildSpec]
      emit(['error', [reason, record.id === spec.id ? 'child' : record]])
    }
  }
  await startChild(W.spec('b', { quiet: true, init: () => stop('why') }))
  await startChild(
    W.spec('c', {
      quiet: true,
      init: () => {
        throw new Error('bad')
      },
    }),
  )
  await startChild({ id: 'd', start: [Bad, 'e1', []] })
  await startChild(W.spec('e', { quiet: true, init: () => 'ignore' }))
  emit(await S.kids(s))
}
