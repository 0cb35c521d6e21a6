import { _, exit, GenStatem, monitor, Process, receive, self, stop } from 'linecard'
import { type Down, emit, LogH, park, settle } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  const raise = (message: string): (() => never) => {
    return () => {
      throw new Error(message)
    }
  }
  const inits: [string, () => unknown][] = [
    ['raise', raise('bad')],
    ['exit_normal', () => exit('normal')],
    ['stop', () => stop('why')],
    ['junk', () => 'junk'],
  ]
  for (const [name, init] of inits) {
    emit(['init', name])
    await M.start({ init }).result()
    await settle(20)
  }
  const rounds: [string, () => unknown, (() => unknown)?][] = [
    ['normal', () => 'stop'],
    ['shutdown', () => stop('shutdown')],
    ['why', () => stop('why')],
    ['error', raise('bad')],
    ['terminate_raises', () => 'stop', raise('worse')],
    ['terminate_exits', () => 'stop', () => exit('shutdown')],
    [
      'killed',
      () => {
        Process.exit(self(), 'kill')
        return park()
      },
    ],
  ]
  for (const [name, f, t] of rounds) {
    const m = await M.start({ handle: f, ...(t !== undefined && { terminate: t }) })
    const ref = monitor(m)
    GenStatem.cast(m, 'x')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit([name, r])
  }
}
