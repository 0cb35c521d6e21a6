import { GenStatem, keepStateAndData, nextEvent } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (_t, e: string) => {
      emit([e])
      if (e === 'go') return keepStateAndData([nextEvent('internal', 'i1'), nextEvent('internal', 'i2')])
      if (e === 'i1') return keepStateAndData([nextEvent('internal', 'i1a'), nextEvent('internal', 'i1b')])
      return keepStateAndData()
    },
  })
  for (const e of ['go', 'x']) GenStatem.cast(m, e)
  await M.sync(m)
}
