import { exit, GenServer, Process } from 'linecard'
import { catching, emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  for (const r of ['normal', 'shutdown']) {
    const s = await G.startLink({ as: 's', call: () => exit(r), terminate: (r) => emit(['terminate', r]) })
    emit(await catching(() => GenServer.call(s, 'x')))
    emit(await recv<unknown[]>())
  }
}
