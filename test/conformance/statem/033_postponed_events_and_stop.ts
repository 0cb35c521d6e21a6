import { GenStatem, keepStateAndData, postpone, self, send } from 'linecard'
import { catching, emit, recv, recvAs, spawnAs } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.start({
    as: 'm',
    handle: (_t, c: 'q' | 'stop') => {
      if (c === 'stop') return 'stop'
      send(me, 'postponed')
      return keepStateAndData(postpone)
    },
  })
  spawnAs('c', async () => send(me, await catching(() => GenStatem.call(m, 'q'))))
  await recvAs('postponed')
  GenStatem.cast(m, 'stop')
  emit(await recv())
}
