import { continueWith, ok, type Pid, Process, receive, send } from 'linecard'
import { emit, G, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const starting = G.startLink({
    as: 's',
    init: () => ok(0, continueWith('c')),
    continue: async () => {
      await receive('go')
      throw new Error('c')
    },
  })
  const [t, s] = (await starting.result()) as ['ok', Pid]
  emit(['start', t])
  send(s, 'go')
  emit(await recv<unknown[]>())
}
