import { eventTimeout, GenStatem, keepStateAndData, self, send } from 'linecard'
import { collect, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const m = await M.startLink({
    handle: (t, c) => {
      if (t === 'cast') return keepStateAndData(eventTimeout((c as ['set', number])[1], 'et'))
      send(me, [t, c])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, ['set', 40])
  emit(['mailbox', await collect(1, 100)])
  GenStatem.cast(m, ['set', 150])
  send(m, 'm')
  emit(['mailbox', await collect(1, 250)])
}
