import { _, exit, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, recvAs, spawnAs, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    const s = await S.sup('sup', [W.spec('a', { trap: true }), W.spec('b', { trap: true })], {
      strategy: 'one_for_one',
    })
    send(me, ['s', s])
    await receive('go')
    exit('boom')
  })
  const [, s] = await recvAs<['s', Pid]>(['s', _])
  const ref = monitor(s)
  send(p, 'go')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['sup down', r])
}
