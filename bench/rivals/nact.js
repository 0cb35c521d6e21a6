// The rows that nact has too. What it calls `query` is a call: it times out as well.
import nact from 'nact'
import { rate, runRow, settledHeap } from './rate.js'

const { dispatch, query, spawn, start, stop } = nact
const WINDOW = 1000
const TIMEOUT = 5000
const system = start()

// A message with somebody to reply to is a call.
function sink(count, { client }) {
  if (client === undefined) return count + 1
  dispatch(client, count)
  return count
}

function spawnSink() {
  return spawn(system, sink, undefined, { initialState: 0 })
}

function ask(actor) {
  return query(actor, (client) => ({ client }), TIMEOUT)
}

await runRow({
  async send() {
    const actor = spawnSink()
    return rate(10 * WINDOW, async () => {
      for (let index = 1; index <= 10 * WINDOW; index++) {
        dispatch(actor, { index })
        if (index % WINDOW === 0) await ask(actor)
      }
    })
  },

  async call() {
    const actor = spawnSink()
    return rate(1000, async () => {
      for (let index = 0; index < 1000; index++) await ask(actor)
    })
  },

  async spawn() {
    return rate(1000, async () => {
      for (let index = 0; index < 1000; index++) stop(spawnSink())
      await new Promise((resolve) => setImmediate(resolve))
    })
  },

  async 'idle-genserver'() {
    const before = await settledHeap()
    const actors = []
    for (let index = 0; index < 20_000; index++) actors.push(spawn(system, sink, `${index}`, { initialState: index }))
    const bytes = ((await settledHeap()) - before) / actors.length
    for (const actor of actors) stop(actor)
    return bytes
  },
})
