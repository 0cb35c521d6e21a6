import { connection, DynamicSupervisor, Listener, listener, ok, Pg, push, Supervisor, self, send } from 'linecard'

/** Sends each client's text to all clients: they are a group, and each one's process pushes what it gets. */
const Client = connection({
  async init() {
    await Pg.join('all', self())
    return ok(null)
  },
  handleIn([text], state) {
    for (const pid of Pg.getMembers('all')) send(pid, ['text', text])
    return ok(state)
  },
  handleInfo: (frame: ['text', string], state) => push(frame, state),
})

await Supervisor.startLink(
  [
    Pg,
    [DynamicSupervisor, { name: 'connections' }],
    listener({
      name: 'broadcast',
      port: 0,
      connections: 'connections',
      routes: [{ path: '/', connection: Client }],
    }),
  ],
  { strategy: 'one_for_one' },
)
console.log(await Listener.port('broadcast'))
