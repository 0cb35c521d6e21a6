import { _, isAlive, type Pid, Process, ProcLib, self, send, sleep } from 'linecard'
import { emit, flush, recvAs, settle } from '../harness.ts'

async function init(parent: Pid): Promise<void> {
  send(parent, ['pid', self()])
  await sleep('infinity')
}

export default async function twin(): Promise<void> {
  const me = self()
  Process.flag('trap_exit', true)
  emit(await ProcLib.startLink<never>(() => init(me), { timeout: 50 }))
  const [, p] = await recvAs<['pid', Pid]>(['pid', _])
  await settle()
  emit(['mailbox', await flush()])
  emit(['alive', isAlive(p)])
}
