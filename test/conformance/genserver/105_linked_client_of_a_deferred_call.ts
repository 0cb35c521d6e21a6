import { _, exit, GenServer, noreply, type Pid, Process, receive, self, send } from 'linecard'
import { catching, emit, G, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const ends: ((s: Pid) => unknown)[] = [
    (s) => exit(s, 'kill'),
    (s) => exit(s, 'shutdown'),
    (s) => GenServer.stop(s),
    (s) => GenServer.stop(s, 'boom'),
  ]
  for (const [index, end] of ends.entries()) {
    const q = spawnAs(`q${index + 1}`, async () => {
      const [, s] = await receive<['finish', Pid]>(['finish', _])
      await end(s)
    })
    const s = await G.startLink({
      as: `s${index + 1}`,
      call: (_later: 'later', _from, s) => {
        send(q, ['finish', self()])
        return noreply(s)
      },
    })
    emit(await catching(() => GenServer.call(s, 'later')))
    emit(await recv())
  }
}
