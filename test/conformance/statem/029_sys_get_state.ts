import { GenStatem, nextState, Sys } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({ handle: () => nextState('b', 5) })
  emit(await Sys.getState(m))
  GenStatem.cast(m, 'go')
  emit(await Sys.getState(m))
  await Sys.replaceState(m, () => ['c', 1])
  emit(await Sys.getState(m))
}
