/**
 * Every frame comes back as it came, on every path: `npm run -s example echo`. `PORT` and `HOST` say where.
 */

import { connection, DynamicSupervisor, Listener, listener, ok, push, Supervisor } from 'linecard'

const Echo = connection({
  name: 'Echo',
  init: () => ok(null),
  handleIn([message], state) {
    return push(typeof message === 'string' ? ['text', message] : ['binary', message], state)
  },
})

const { PORT = '4000', HOST = '127.0.0.1' } = process.env

await Supervisor.startLink(
  [
    [DynamicSupervisor, { name: 'connections' }],
    listener({
      name: 'echo',
      port: Number(PORT),
      host: HOST,
      connections: 'connections',
      routes: [{ path: '/*', connection: Echo, maxPayloadBytes: 16 * 1024 * 1024 }],
      onWarning: (message) => console.warn(message),
    }),
  ],
  { strategy: 'one_for_one' },
)
console.log(`Echo on ws://${HOST}:${await Listener.port('echo')}`)
