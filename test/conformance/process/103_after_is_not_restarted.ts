import { Process, receive, self } from 'linecard'
import { emit, flush, timed } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const t of [60, 120, 180]) Process.sendAfter(self(), 'noise', t)
  const [ms, v] = await timed(() => receive('wanted', 240, 'timeout'))
  emit([v, ms >= 240 && ms < 400])
  emit(['left', (await flush()).length])
}
