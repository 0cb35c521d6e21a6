import { GenServer, Process } from 'linecard'
import { catching, emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await G.startLink({
    as: 's',
    call: () => {
      throw new Error('bad')
    },
  })
  emit(await catching(() => GenServer.call(s, 'x')))
  emit(await recv<unknown[]>())
}
