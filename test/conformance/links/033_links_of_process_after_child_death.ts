import { _, exit, Process, receive, self, send, unlink } from 'linecard'
import { emit, recvAs, sorted, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const run = async (): Promise<void> => {
    await receive('go')
    exit('boom')
  }
  const c1 = spawnLinkAs('c1', run)
  const c2 = spawnLinkAs('c2', run)
  const links = (): unknown[] => sorted(Process.info(self(), 'links') ?? [])
  emit(['links', links()])
  send(c1, 'go')
  await recvAs(['EXIT', c1, _])
  emit(['links', links()])
  unlink(c2)
  emit(['links', links()])
}
