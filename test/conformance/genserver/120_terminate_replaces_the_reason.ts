import { _, exit, GenServer, Process, receive, self, stop } from 'linecard'
import { catching, type Down, emit, G, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const lasts: (() => unknown)[] = [
    () => 'junk',
    () => {
      throw 'v'
    },
    () => exit('late'),
    () => exit('normal'),
    () => {
      throw new Error('t')
    },
    () => {
      Process.exit(self(), 'kill')
      return park()
    },
    async () => GenServer.stop(await G.start()),
  ]
  for (const last of lasts) {
    const s = await G.start({ cast: (_request: 'stop', s) => stop('boom', s), terminate: last })
    const ref = Process.monitor(s)
    GenServer.cast(s, 'stop')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
    const s2 = await G.start({ as: 's', terminate: last })
    emit(['stop', await catching(() => GenServer.stop(s2))])
  }
}
