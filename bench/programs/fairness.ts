import {
  type Address,
  connection,
  DynamicSupervisor,
  GenServer,
  genServer,
  Listener,
  listener,
  noreply,
  ok,
  push,
  reply,
  Supervisor,
  self,
  send,
} from 'linecard'

/** An echo server in a bad place: one process of its node is flooded with 10 million messages, again and again, and another does nothing but call. */
const MESSAGES = 10_000_000
/** What the flooding process sends in one turn: more than the flooded one handles in one. */
const BURST = 10_000

const Echo = connection({
  init: () => ok(null),
  handleIn: ([message], state) => push(typeof message === 'string' ? ['text', message] : ['binary', message], state),
})

const Flooded = genServer({
  name: 'Flooded',
  init: () => ok(0),
  handleCall: (_request: 'seen', _from, seen) => reply(seen, seen),
  handleInfo(_message: 'flood', seen) {
    if ((seen + 1) % MESSAGES === 0) send('flooding', 'again')
    return noreply(seen + 1)
  },
})

const Flooding = genServer({
  name: 'Flooding',
  init: (target: Address) => {
    send(self(), 'more')
    return ok({ target, sent: 0 })
  },
  handleInfo(message: 'more' | 'again', { target, sent }) {
    for (let index = 0; index < BURST; index++) send(target, 'flood')
    const total = (message === 'again' ? 0 : sent) + BURST
    if (total < MESSAGES) send(self(), 'more')
    return noreply({ target, sent: total })
  },
})

const Called = genServer({
  name: 'Called',
  init: () => ok(null),
  handleCall: (_request: 'anything', _from, state) => reply('done', state),
})

const Spinning = genServer({
  name: 'Spinning',
  init: () => {
    send(self(), 'spin')
    return ok(null)
  },
  async handleInfo(_message: 'spin', _state): Promise<never> {
    for (;;) await GenServer.call('called', 'anything')
  },
})

await Supervisor.startLink(
  [
    Flooded.childSpec(undefined, { name: 'flooded' }),
    Flooding.childSpec('flooded', { name: 'flooding' }),
    Called.childSpec(undefined, { name: 'called' }),
    Spinning,
    [DynamicSupervisor, { name: 'connections' }],
    listener({ name: 'echo', port: 0, connections: 'connections', routes: [{ path: '/', connection: Echo }] }),
  ],
  { strategy: 'one_for_one' },
)
console.log(await Listener.port('echo'))
