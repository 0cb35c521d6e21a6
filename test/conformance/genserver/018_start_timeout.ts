import { ok, Process, sleep } from 'linecard'
import { emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const init = async (): Promise<unknown> => {
    await sleep(5000)
    return ok(0)
  }
  emit(['start_link', await G.startLink({ init }, { name: 'slow', timeout: 50 }).result()])
  await settle()
  emit(['mailbox', await flush()])
  emit(['whereis', Process.whereis('slow')])
}
