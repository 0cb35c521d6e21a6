import { _, Process, self, send } from 'linecard'
import { emit, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const t = Process.sendAfter(me, 'x', 5000)
  spawnAs('q', () => send(me, ['r', Process.cancelTimer(t)]))
  const [, r] = await recvAs(['r', _])
  emit(['q cancel', Number.isInteger(r)])
  emit(['main cancel', Process.cancelTimer(t)])
}
