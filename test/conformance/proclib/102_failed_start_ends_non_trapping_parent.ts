import { _, exit, ProcLib, spawnMonitor } from 'linecard'
import { type Down, emit, recvAs, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [p] = spawnMonitor(async () => {
    await ProcLib.startLink(() => exit('boom'))
    emit(['behind'])
  })
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
  await settle()
  emit(['end'])
}
