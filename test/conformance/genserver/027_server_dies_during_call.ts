import { exit, GenServer, Process, self, stop } from 'linecard'
import { catching, emit, G, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const acts: ((s: number) => unknown)[] = [
    (s) => stop('boom', s),
    () => {
      throw new Error('bad')
    },
    () => exit('out'),
    (s) => stop('normal', s),
    (s) => stop('shutdown', s),
    (s) => stop(['shutdown', 'z'], s),
    () => {
      Process.exit(self(), 'kill')
      return park()
    },
  ]
  for (const [index, act] of acts.entries()) {
    const s = await G.start({ as: `s${index + 1}`, call: (_x: 'x', _from, s) => act(s) })
    emit(await catching(() => GenServer.call(s, 'x')))
  }
}
