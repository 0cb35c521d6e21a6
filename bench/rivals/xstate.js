// The rows that xstate has too, with the lightest actor that it has. It has no mailbox to speak of: `send` runs the receiver at once.
import { createActor, fromTransition } from 'xstate'
import { rate, runRow, settledHeap } from './rate.js'

const counter = fromTransition((count, event) => (event.type === 'sent' ? count + 1 : count), 0)

await runRow({
  async send() {
    const actor = createActor(counter).start()
    return rate(10_000, () => {
      for (let index = 0; index < 10_000; index++) actor.send({ type: 'sent', index })
    })
  },

  async spawn() {
    return rate(1000, () => {
      for (let index = 0; index < 1000; index++) createActor(counter).start().stop()
    })
  },

  async 'idle-genserver'() {
    const before = await settledHeap()
    const actors = []
    for (let index = 0; index < 20_000; index++) actors.push(createActor(counter).start())
    const bytes = ((await settledHeap()) - before) / actors.length
    for (const actor of actors) actor.stop()
    return bytes
  },
})
