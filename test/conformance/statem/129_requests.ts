import { callerOf, type From, GenStatem, keepStateAndData, nextState, postpone, reply } from 'linecard'
import { emit, recv, sorted } from '../harness.ts'
import { M } from '../harness-statem.ts'

type Labelled = Exclude<Awaited<ReturnType<typeof GenStatem.waitResponse>>, string>

export default async function twin(): Promise<void> {
  const m = await M.start({
    as: 'm',
    handle: (t, c: ['echo', number] | 'later' | 'go' | 'back', s: 'a' | 'b', d) => {
      if (t === 'cast') return nextState(c === 'go' ? 'b' : 'a', d)
      const f = callerOf(t) as From
      if (c !== 'later') return keepStateAndData(reply(f, c[1]))
      return s === 'a' ? keepStateAndData(postpone) : keepStateAndData(reply(f, 'now'))
    },
  })
  let r = GenStatem.sendRequest(m, 'later')
  emit(await GenStatem.waitResponse(r, 30))
  GenStatem.cast(m, 'go')
  emit(await GenStatem.receiveResponse(r, 1000))
  r = GenStatem.sendRequest(m, ['echo', 1])
  emit(GenStatem.checkResponse('other', r))
  emit(GenStatem.checkResponse(await recv(), r))
  GenStatem.cast(m, 'back')
  let reqs = GenStatem.reqidsAdd(GenStatem.sendRequest(m, 'later'), 'l1', GenStatem.reqidsNew())
  reqs = GenStatem.sendRequest(m, ['echo', 2], 'l2', reqs)
  emit([GenStatem.reqidsSize(reqs), sorted(GenStatem.reqidsToList(reqs).map(([, l]) => l))])
  const [a, l, left] = (await GenStatem.receiveResponse(reqs, 1000, true)) as Labelled
  emit([a, l, GenStatem.reqidsSize(left)])
  GenStatem.cast(m, 'go')
  const [a2, l2, none] = (await GenStatem.waitResponse(left, 1000, true)) as Labelled
  emit([a2, l2, await GenStatem.waitResponse(none, 1000, true)])
  await GenStatem.stop(m)
  emit(await GenStatem.waitResponse(GenStatem.sendRequest(m, 'x'), 1000))
}
