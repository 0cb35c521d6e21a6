import { _, exit, GenStatem, monitor, type Pid, receive, stop } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const fs: (() => never)[] = [
    () => {
      throw new Error('worse')
    },
    () => exit('out'),
    () => {
      throw 'ball'
    },
  ]
  for (const [i, f] of fs.entries()) {
    const mk = (): Promise<Pid> =>
      M.start({
        as: `m${i + 1}`,
        handle: () => stop('why'),
        terminate: (r) => {
          emit(['terminate', r])
          f()
        },
      })
    let m = await mk()
    const ref = monitor(m)
    GenStatem.cast(m, 'x')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
    m = await mk()
    emit(await catching(() => GenStatem.stop(m, 'custom', 1000)))
  }
}
