import { type From, GenServer, noreply, reply, Sys, send } from 'linecard'
import { await_, emit, G, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink<unknown>({
    call: (m, from, s) => (m === 'later' ? noreply(from) : reply(m, s)),
    cast(m, s) {
      if (m !== 'tell') return noreply(s)
      GenServer.reply(s as From, 'told')
      return noreply(1)
    },
  })
  emit([await Sys.statistics(s, 'get'), await Sys.log(s, 'get')])
  emit([await Sys.statistics(s, true), await Sys.log(s, true)])
  await GenServer.call(s, 'x')
  GenServer.cast(s, 'c')
  send(s, 'i')
  await Sys.getState(s)
  const counts = async () => {
    const [, statistics] = await Sys.statistics(s, 'get')
    if (statistics === 'no_statistics') throw new Error('no statistics')
    const [[, [[,], [,]]], [, [[,], [,]]], [, r], [, i], [, o]] = statistics
    return [r > 0, i, o]
  }
  emit(await counts())
  emit((await Sys.log(s, 'get'))[1])
  spawnAs('c', () => GenServer.call(s, 'later'))
  await await_(async () => (await Sys.log(s, 'get'))[1].length === 8)
  GenServer.cast(s, 'tell')
  emit([await Sys.getState(s), ...(await counts())])
  emit([await Sys.log(s, [true, 2])])
  send(s, 'j')
  const [, events] = await Sys.log(s, 'get')
  emit([events.length, events[0], events.at(-1)])
  emit([await Sys.log(s, false), await Sys.log(s, 'get')])
  emit([await Sys.log(s, [true, 2])])
  for (const m of ['k', 'l', 'm']) send(s, m)
  emit(await Sys.log(s, 'get'))
  emit([await Sys.statistics(s, true), (await counts())[1]])
  emit([await Sys.statistics(s, false), await Sys.statistics(s, 'get')])
}
