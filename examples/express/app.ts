import type { Server } from 'node:http'
import express from 'express'
import {
  connection,
  DynamicSupervisor,
  genServer,
  listener,
  noreply,
  ok,
  type Pid,
  push,
  reply,
  Supervisor,
} from 'linecard'
import { sharing } from 'linecard/transport/node'

/** How often each word was said, by anybody. */
const Words = genServer({
  name: 'Words',
  init: () => ok(new Map<string, number>()),
  calls: { count: (words, word: string) => reply(words.get(word) ?? 0, words) },
  casts: { said: (words, word: string) => noreply(words.set(word, (words.get(word) ?? 0) + 1)) },
})

const Talk = connection({
  name: 'Talk',
  init: () => ok(null),
  handleIn([message], state) {
    Words.cast('words', 'said', String(message))
    return push(['text', `noted: ${message}`], state)
  },
})

/** An Express application as any other; one of its routes asks a process. */
export function makeApp(): express.Express {
  const app = express()
  app.get('/', (_request, response) => {
    response.send('Say something on /talk, then look at /words/something')
  })
  app.get('/words/:word', async (request, response) => {
    const { word } = request.params
    response.json({ word, count: await Words.call('words', 'count', word) })
  })
  return app
}

/** Serves connections on `/talk` beside the application's own routes: the server stays its owner's. */
export async function serveTalk(server: Server): Promise<Pid> {
  return await Supervisor.startLink(
    [
      Words.childSpec(undefined, { name: 'words' }),
      [DynamicSupervisor, { name: 'talks' }],
      listener({ transport: sharing(server), connections: 'talks', routes: [{ path: '/talk', connection: Talk }] }),
    ],
    { strategy: 'one_for_one' },
  )
}
