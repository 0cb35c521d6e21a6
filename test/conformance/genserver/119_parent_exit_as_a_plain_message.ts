import { GenServer, noreply, Process, self, send } from 'linecard'
import { emit, flush, G, park, settle, spawnAs } from '../harness.ts'

const callbacks = (n: string) => ({
  as: n,
  cast(m: unknown, s: number) {
    emit([n, 'cast', m])
    return noreply(s)
  },
  info(m: unknown, s: number) {
    emit([n, 'info', m])
    return noreply(s)
  },
  terminate: (r: unknown) => emit([n, 'terminate', r]),
})

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const q = spawnAs('q', park)
  const a = await G.startLink(callbacks('a'))
  const b = await G.startLink({ trap: true, ...callbacks('b') })
  const c = await G.start(callbacks('c'))
  for (const s of [a, b, c]) {
    GenServer.cast(s, 'before')
    send(s, ['EXIT', q, 'r1'])
    send(s, ['EXIT', self(), 'r2'])
    GenServer.cast(s, 'behind')
    await settle()
  }
  emit(['mailbox', await flush()])
  emit(['alive', Process.alive(c)])
}
