import { Process, Supervisor, stop } from 'linecard'
import { type Exit, emit, flush, settle, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const r = await Supervisor.startLink(
    [W.spec('a', { trap: true }), W.spec('b', { trap: true }), W.spec('c', { init: () => stop('why') }), W.spec('d')],
    { strategy: 'one_for_one' },
  ).result()
  emit(['start_link', r])
  await settle()
  emit((await flush<Exit>()).map(([tag, , reason]) => [tag, reason]))
}
