import { GenServer, noreply, reply } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink(
    { as: 's', call: (m: string, _from, s) => (m === 'slow' ? noreply(s) : reply(m, s)) },
    { name: 'srv' },
  )
  emit(await catching(() => GenServer.call(s, 'slow', 40)))
  emit(await catching(() => GenServer.call('srv', 'slow', 40)))
  emit(['then', await GenServer.call(s, 'quick')])
}
