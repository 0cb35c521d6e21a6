import { exit, type Pid, ProcLib, Ref, receive, self, send } from 'linecard'
import { type Down, emit, name, recv } from '../harness.ts'

async function init(parent: Pid): Promise<void> {
  name(self(), 'p')
  ProcLib.initAck(parent, ['ok', self()])
  await receive('go')
  exit('boom')
}

export default async function twin(): Promise<void> {
  const me = self()
  const [r, ref] = await ProcLib.startMonitor<['ok', Pid]>(() => init(me))
  emit([r, ref instanceof Ref])
  send(r[1] as Pid, 'go')
  emit(await recv<Down>())
}
