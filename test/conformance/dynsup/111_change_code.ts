import { DynamicSupervisor, type DynamicSupervisorInit, dynamicSupervisor, Process, Sys } from 'linecard'
import { emit, W } from '../harness.ts'

/** What the original keeps in a persistent term. */
interface Term {
  value: unknown
}

const Rooms = dynamicSupervisor({ name: 'Rooms', init: (term: Term) => term.value as DynamicSupervisorInit })

export default async function twin(): Promise<void> {
  const term: Term = { value: null }
  const put = (value: unknown) => {
    term.value = value
  }
  put(DynamicSupervisor.init({ maxChildren: 1 }))
  const s = await Rooms.startLink(term)
  const change = () => Sys.changeCode(s, Rooms, 'old', 'extra')
  const a = await DynamicSupervisor.startChild(s, W.spec('a'))
  emit(await change())
  await Sys.suspend(s)
  put(DynamicSupervisor.init({ maxChildren: 2 }))
  emit(['changed', await change()])
  await Sys.resume(s)
  await DynamicSupervisor.startChild(s, W.spec('b'))
  emit(await DynamicSupervisor.startChild(s, W.spec('c')).result())
  await Sys.suspend(s)
  for (const value of [DynamicSupervisor.init({ maxChildren: -1 }), 'ignore', 'junk']) {
    put(value)
    emit(await change())
  }
  await Sys.resume(s)
  emit(await DynamicSupervisor.startChild(s, W.spec('c')).result())
  emit([Process.alive(a), await DynamicSupervisor.countChildren(s)])
}
