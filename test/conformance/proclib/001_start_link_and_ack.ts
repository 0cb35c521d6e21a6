import { _, monitor, type Pid, ProcLib, receive, self, send } from 'linecard'
import { type Down, emit, name } from '../harness.ts'

async function init(parent: Pid): Promise<void> {
  name(self(), 'p')
  emit(['init'])
  ProcLib.initAck(parent, ['ok', self(), 'extra'])
  await receive('go')
  emit(['after ack'])
}

export default async function twin(): Promise<void> {
  const me = self()
  const r = await ProcLib.startLink<['ok', Pid, string]>(() => init(me))
  emit(r)
  emit(['started'])
  const p = r[1] as Pid
  const ref = monitor(p)
  send(p, 'go')
  const [, , , , x] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', x])
}
