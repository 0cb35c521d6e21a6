import { exit, ProcLib, sleep } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const a = await G.start()
  emit([await ProcLib.stop(a)])
  const b = await G.start()
  emit([await ProcLib.stop(b, 'shutdown', 1000)])
  emit(await catching(() => ProcLib.stop('nobody_here')))
  const c = await G.start({ terminate: () => sleep(200) })
  emit(await catching(() => ProcLib.stop(c, 'normal', 30)))
  const d = await G.start({ terminate: () => exit('other') })
  emit(await catching(() => ProcLib.stop(d, 'normal', 1000)))
}
