import { exit, isAlive, Process, self, send } from 'linecard'
import { emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => park())
  const t = spawnAs('t', () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    return park()
  })
  const q = spawnAs('q', () => park())
  await recvAs('ready')
  exit(p, 'kill')
  const a = isAlive(p)
  exit(t, 'kill')
  const b = isAlive(t)
  exit(q, 'boom')
  emit([a, b, isAlive(q)])
}
