import { _, link, Process } from 'linecard'
import { deadPid, type Exit, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  Process.flag('trap_exit', true)
  emit(['link', link(d)])
  const [, p, r] = await recvAs<Exit>(['EXIT', _, _])
  emit(['EXIT', p, r])
}
