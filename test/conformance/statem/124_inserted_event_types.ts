import { callerOf, type From, GenStatem, keepStateAndData, makeRef, nextEvent, reply, send } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const types: GenStatem.EventType[] = ['internal', 'cast', 'info', 'timeout', 'state_timeout', ['timeout', 'x']]
  const m = await M.startLink({
    handle: (t, c) => {
      if (c === 'go') return keepStateAndData(types.map((t) => nextEvent(t, 1)))
      if (c === 'q') return keepStateAndData(nextEvent(t as GenStatem.EventType, 'inner'))
      if (c === 'inner') return keepStateAndData(reply(callerOf(t) as From, 'answer'))
      emit([t, c])
      return keepStateAndData()
    },
  })
  GenStatem.cast(m, 'go')
  await M.sync(m)
  emit(await GenStatem.call(m, 'q'))
  send(m, ['timeout', makeRef(), 'state_timeout'])
  send(m, ['timeout', makeRef(), ['timeout', 'x']])
  send(m, 'timeout')
  await M.sync(m)
}
