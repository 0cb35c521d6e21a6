import { GenServer, Process } from 'linecard'
import { emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  for (const r of ['normal', 'shutdown']) {
    const s = await G.startLink({ as: 's' })
    emit(['stop', await GenServer.stop(s, r)])
    emit(await recv<unknown[]>())
  }
}
