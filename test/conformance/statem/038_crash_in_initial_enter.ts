import { type Pid, Process, receive, send } from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const [t, m] = (await M.startLink({
    as: 'm',
    enter: true,
    handle: async () => {
      await receive('rel')
      throw new Error('bad')
    },
  }).result()) as ['ok', Pid]
  emit(['start', t])
  send(m, 'rel')
  emit(await recv())
}
