import { Process, self, send } from 'linecard'
import { emit, flush, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  const modes = ['explicit_unalias', 'demonitor', 'reply_demonitor'] as const
  const own = modes.map((mode) => Process.monitor(self(), { alias: mode }))
  const other = Process.monitor(p, { alias: 'explicit_unalias' })
  for (const [n, ref] of [...own, other].entries()) send(ref, ['m', n])
  await settle()
  emit(['mailbox', await flush()])
  emit(['unalias', [...own, other].map((ref) => Process.unalias(ref))])
}
