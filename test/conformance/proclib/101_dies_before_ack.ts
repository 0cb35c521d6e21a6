import { exit, Process, ProcLib } from 'linecard'
import { type Down, emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const exits = (): never => exit('boom')
  const fails = (): never => {
    throw new Error('bad')
  }
  for (const run of [exits, fails]) emit(await ProcLib.startLink<never>(run))
  for (const run of [exits, fails]) emit(await ProcLib.start<never>(run))
  await settle()
  emit(['mailbox', await flush()])
  const [r] = await ProcLib.startMonitor<never>(exits)
  emit(r)
  await settle()
  emit(['mailbox', (await flush<Down>()).map(([, , , , x]) => x)])
}
