import { Sys, self } from 'linecard'
import { catching, deadPid, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  const f = (st: unknown) => st
  for (const fun of [
    () => Sys.getStatus(d),
    () => Sys.suspend(d),
    () => Sys.resume(d, 'infinity'),
    () => Sys.replaceState(d, f),
    () => Sys.replaceState(d, f, 10),
    () => Sys.terminate(d, 'why'),
    () => Sys.changeCode(d, 'm', 'undefined', 'e'),
    () => Sys.statistics(d, 'get'),
    () => Sys.log(d, [true, 3]),
    () => Sys.trace(d, true, 20),
    () => Sys.install(d, ['id', f, 0]),
    () => Sys.install(d, [f, 0]),
    () => Sys.remove(d, 'id'),
    () => Sys.noDebug(d),
    () => Sys.noDebug(d, 5),
  ])
    emit(await catching(fun))
  emit(await catching(() => Sys.getState('nobody')))
  emit(await catching(() => Sys.getState(['nobody', 'nonode@nohost'])))
  emit(await catching(() => Sys.getState(['nobody', 'other@nohost'])))
  emit(await catching(() => Sys.getState(['global', 'nobody'], 10)))
  emit(await catching(() => Sys.getState(self())))
}
