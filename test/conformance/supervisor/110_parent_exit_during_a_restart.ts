import { _, exit, monitor, type Pid, receive, self, send, sleep } from 'linecard'
import { type Down, emit, recvAs, spawnAs, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const init = async (n: number) => {
    if (n !== 2) return
    send(me, 'starting')
    await sleep(80)
    emit(['started'])
  }
  const p = spawnAs('p', async () => {
    const s = await S.sup('sup', [W.spec('a', { trap: true, init }), W.spec('b', { trap: true })], {
      strategy: 'one_for_one',
    })
    send(me, ['s', s])
    await receive('die')
    exit('gone')
  })
  const [, s] = await recvAs<['s', Pid]>(['s', _])
  const ref = monitor(s)
  exit(pidOf('a'), 'kill')
  await recvAs('starting')
  send(p, 'die')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}
