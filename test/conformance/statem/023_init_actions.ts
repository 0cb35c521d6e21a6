import { GenStatem, genericTimeout, keepStateAndData, nextEvent, ok } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    enter: true,
    init: () => ok('a', 0, [genericTimeout('g', 0, 'gt'), nextEvent('internal', 'i1')]),
    handle: (t, c) => {
      emit([t, c])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, 'x')
  await M.sync(m)
}
