import { sleep } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  await S.sup(
    'sup',
    [
      W.spec('a'),
      W.spec('b', {
        init: async () => {
          await sleep(40)
          emit(['b ready'])
        },
      }),
      W.spec('c', { init: () => emit(['c ready']) }),
    ],
    { strategy: 'one_for_one' },
  )
  emit(['started'])
}
