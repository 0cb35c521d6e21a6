import { exit, Process, receive, send } from 'linecard'
import { type Exit, emit, recv, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const c = spawnLinkAs('c', async () => {
    await receive('go')
    exit('boom')
  })
  Process.register(c, 'svc')
  send(c, 'go')
  emit(await recv<Exit>())
  emit(['whereis', Process.whereis('svc')])
}
