import { _, Process, self, send } from 'linecard'
import { emit, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const a = Process.put('k', 1)
  const b = Process.put('k', 2)
  const c = Process.get('k')
  const d = Process.get('missing')
  const e = Process.get('missing', 'dflt')
  const f = Process.delete('k')
  const g = Process.get('k')
  emit(['main', [a, b, c, d, e, f, g]])
  Process.put('k', 9)
  spawnAs('p', () => send(me, ['p', Process.get('k')]))
  const [, v] = await recvAs(['p', _])
  emit(['p', v])
}
