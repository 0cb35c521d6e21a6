import { _, exit, GenServer, Process, receive, sleep, stop } from 'linecard'
import { catching, type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ends: [string, () => unknown][] = [
    ['normal', () => 'ok'],
    ['boom', () => 'ok'],
    [
      'normal',
      () => {
        throw new Error('t')
      },
    ],
    ['normal', () => exit('late')],
    [
      'boom',
      () => {
        throw 'v'
      },
    ],
  ]
  for (const [reason, last] of ends) {
    const s = await G.start({
      as: 's',
      call: () => stop(reason, 'bye', 7),
      async terminate(r, s) {
        emit(['terminate', r, s])
        await sleep(30)
        return last()
      },
    })
    const ref = Process.monitor(s)
    emit(['call', await catching(() => GenServer.call(s, 'x'))])
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
}
