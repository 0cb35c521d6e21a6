import { exit, Process, unlink } from 'linecard'
import { emit, flush, settle, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const c = spawnLinkAs('c', () => exit('boom'))
  await settle()
  emit(['unlink', unlink(c)])
  emit(['mailbox', await flush()])
}
