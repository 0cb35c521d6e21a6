import { exit, link, Process, receive, self, send } from 'linecard'
import { emit, flush, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const c = spawnAs('c', async () => {
    await receive('go')
    exit('boom')
  })
  link(c)
  link(c)
  emit(['links', Process.info(self(), 'links')])
  send(c, 'go')
  await settle()
  emit(['mailbox', await flush()])
}
