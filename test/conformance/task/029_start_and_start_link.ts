import { exit, Process, receive, send, Task } from 'linecard'
import { emit, flush, name, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await Task.start(() => exit('boom'))
  await settle()
  emit(['mailbox', await flush()])
  for (const f of [() => exit('boom'), () => 'ok']) {
    const t = await Task.startLink(async () => {
      await receive('go')
      f()
    })
    name(t, 't')
    send(t, 'go')
    emit(await recv())
  }
}
