import { _, exit, isAlive, monitor } from 'linecard'
import { type Down, emit, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  emit(['exit returned', exit(p, 'normal')])
  await settle()
  emit(['alive', isAlive(p)])
  monitor(p)
  exit(p, 'shutdown')
  const [, , , , r] = await recvAs<Down>(['DOWN', _, _, p, _])
  emit(['down', r])
}
