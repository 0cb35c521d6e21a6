import { _, exit, GenServer, ok, Process, receive, stop } from 'linecard'
import { type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const acts: (() => unknown)[] = [
    () => stop('normal', 2),
    () => stop('boom', 2),
    () => {
      throw new Error('bad')
    },
    () => exit('out'),
    () => exit('normal'),
    () => 'junk',
    () => {
      throw 99
    },
  ]
  for (const act of acts) {
    const s = await G.start({ init: () => ok(1), cast: act, terminate: (r, s) => emit(['terminate', r, s]) })
    const ref = Process.monitor(s)
    GenServer.cast(s, 'x')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
}
