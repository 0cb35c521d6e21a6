import { _, Process, ProcLib, receive, self, send } from 'linecard'
import { type Down, emit, flush, name, park, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const me = self()
  const [a, ra] = ProcLib.spawnMonitor(() => {
    throw new Error('boom')
  })
  name(a, 'a')
  const [, , , o, r] = await receive<Down>(['DOWN', ra, 'process', _, _])
  emit(['DOWN', o, r])
  const sendAncestors = () => {
    send(me, ['ancestors', Process.info(self(), 'ancestors')])
    return park()
  }
  const [b, rb] = ProcLib.spawnOpt(sendAncestors, { link: true, monitor: true })
  name(b, 'b')
  emit(await recv())
  Process.exit(b, 'kill')
  const [, , , o2, r2] = await receive<Down>(['DOWN', rb, 'process', _, _])
  emit(['DOWN', o2, r2])
  await settle()
  emit(['mailbox', await flush()])
  ProcLib.spawn(() => send(me, ['links', Process.info(self(), 'links')]))
  emit(await recv())
}
