import { _, GenStatem, keepStateAndData, monitor, type Pid, receive } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const mk = (): Promise<Pid> => M.start({ handle: () => keepStateAndData(), terminate: (r) => emit(['terminate', r]) })
  const m = await mk()
  emit(['stop', await GenStatem.stop(m)])
  const m2 = await mk()
  const ref = monitor(m2)
  emit(['stop', await GenStatem.stop(m2, 'custom', 'infinity')])
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
  emit(await catching(() => GenStatem.stop(m)))
}
