import { type Pid, Process, receive, send, stop } from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  let [t, m] = (await M.startLink({
    as: 'm',
    enter: true,
    handle: () => receive('rel').then(() => stop('why')),
  }).result()) as ['ok', Pid]
  emit(['start', t])
  send(m, 'rel')
  emit(await recv())
  ;[t, m] = (await M.startLink({
    as: 'm2',
    enter: true,
    handle: () => receive('rel').then(() => 'junk'),
  }).result()) as ['ok', Pid]
  emit(['start', t])
  send(m, 'rel')
  emit(await recv())
}
