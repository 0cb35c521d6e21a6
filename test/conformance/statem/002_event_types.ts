import { callerOf, GenStatem, keepStateAndData, reply, send } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (t, c, s) => {
      const f = callerOf(t)
      if (f !== null) {
        emit(['call', c, s])
        return keepStateAndData(reply(f, 'r'))
      }
      emit([t, c, s])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, 'c')
  send(m, 'i')
  emit(['reply', await GenStatem.call(m, 'q')])
}
