import { type From, GenServer, receive, Sys, self, send } from 'linecard'
import { catchingClass, collect, emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const answering = (tag: string) => async () => {
    const [, from, req] = await receive<['system', From, unknown]>()
    GenServer.reply(from, [tag, req])
  }
  emit(await Sys.getState(spawnAs('p', answering('asked'))))
  const p = spawnAs('p', answering('error'))
  emit(await catchingClass(() => Sys.getState(p)))
  const s = await G.startLink()
  const ask = (req: unknown) => send(s, ['system', [self(), 'tag'], req])
  for (const req of ['get_state', 'suspend']) ask(req)
  GenServer.cast(s, 'x')
  for (const req of [
    'bogus',
    ['debug', 'bogus'],
    ['debug', ['trace', 'bogus']],
    ['debug', ['log', [true, 0]]],
    ['debug', ['statistics', 'bogus']],
    'get_state',
    ['replace_state', (n: number) => n + 1],
    'resume',
    ['change_code', 'V', 1, 2],
  ])
    ask(req)
  emit(await collect(11, 20))
  emit(await Sys.getState(s))
}
