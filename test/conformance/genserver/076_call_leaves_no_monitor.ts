import { GenServer, noreply, Process, reply, self } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ call: (m: string, _from, s) => (m === 'slow' ? noreply(s) : reply(m, s)) })
  await GenServer.call(s, 'x')
  await catching(() => GenServer.call(s, 'slow', 30))
  emit(['monitored_by', Process.info(s, 'monitored_by')])
  emit(['monitors', Process.info(self(), 'monitors')])
}
