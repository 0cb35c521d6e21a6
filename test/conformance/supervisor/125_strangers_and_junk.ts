import { exit, Process, receive, send, spawn } from 'linecard'
import { awaitDead, emit, settle, spawnAs, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { trap: true })], { strategy: 'one_for_one' })
  const q = spawnAs('q', async () => {
    Process.link(s)
    await receive('go')
    exit('boom')
  })
  send(s, 'junk')
  send(s, ['EXIT', q, 'boom'])
  send(q, 'go')
  await awaitDead(q)
  spawn(() => {
    exit(s, 'normal')
    exit(s, 'boom')
  })
  await settle()
  emit(['alive', Process.alive(s), await S.kids(s)])
  const u = spawnAs('u', () => exit(s, 'shutdown'))
  await awaitDead(u)
  await settle()
  emit(['alive', Process.alive(s)])
}
