import { type From, GenServer, noreply, Process, reply, Sys } from 'linecard'
import { await_, awaitDead, emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start<From | number>({
    call: (m: string, from, s) => (m === 'later' ? noreply(from) : reply(['echo', m], s)),
    cast: (_answer: 'answer', from) => {
      emit(['reply returned', GenServer.reply(from as From, 'x')])
      return noreply(from)
    },
  })
  const c = spawnAs('c', () => GenServer.call(s, 'later'))
  await await_(async () => (await Sys.getState(s)) !== 0)
  Process.exit(c, 'kill')
  await awaitDead(c)
  GenServer.cast(s, 'answer')
  emit(['ping', await GenServer.call(s, 'ping')])
}
