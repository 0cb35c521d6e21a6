import { _, exit, GenStatem, monitor, receive, stop } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const acts: (() => unknown)[] = [
    () => {
      throw new Error('bad')
    },
    () => exit('out'),
    () => 'junk',
    () => ['next_state', 'b'],
    () => ['keep_state_and_data', 0, []],
    () => 'stop',
    () => stop('why'),
    () => stop('why', 7),
    () => stop(['shutdown', 'x'], 7),
    () => exit('normal'),
  ]
  for (const [i, act] of acts.entries()) {
    const m = await M.start({ as: `m${i + 1}`, handle: act, terminate: (r, s, d) => emit(['terminate', r, s, d]) })
    const ref = monitor(m)
    emit(await catching(() => GenStatem.call(m, 'x')))
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
}
