import { exit, Process, receive, send } from 'linecard'
import { type Down, type Exit, emit, flush, settle, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const p = spawnLinkAs('p', async () => {
    await receive('go')
    exit('boom')
  })
  Process.monitor(p)
  Process.monitor(p)
  send(p, 'go')
  await settle()
  const messages = await flush<Exit | Down>()
  const exits = messages.filter((m) => m[0] === 'EXIT' && m[1] === p && m[2] === 'boom')
  const downs = messages.filter((m) => m[0] === 'DOWN' && m[3] === p && m[4] === 'boom')
  emit(['EXIT', exits.length])
  emit(['DOWN', downs.length])
}
