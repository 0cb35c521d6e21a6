import { exit, self, send, sleep } from 'linecard'
import { awaitNew, emit, recvAs, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const init = async (n: number): Promise<'ok'> => {
    if (n !== 2) return 'ok'
    send(me, 'a2')
    await sleep(100)
    emit(['a#2 ready'])
    return 'ok'
  }
  await S.sup('sup', [W.spec('a', { init }), W.spec('b')], { strategy: 'one_for_one' })
  const a = pidOf('a')
  const b = pidOf('b')
  exit(a, 'kill')
  await recvAs('a2')
  exit(b, 'kill')
  await awaitNew('b', b)
}
