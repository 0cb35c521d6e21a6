import { GenServer, noreply, type Pid, reply, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const starting = G.startLink({
    as: 's',
    call: (_get: 'get', _from, n) => reply(n, n),
    cast: ([, k]: ['add', number], n) => noreply(n + k),
    info: ([, k]: ['sub', number], n) => noreply(n - k),
  })
  const [t, s] = (await starting.result()) as ['ok', Pid]
  emit(['start', t])
  emit(['cast', GenServer.cast(s, ['add', 5])])
  send(s, ['sub', 2])
  emit(['get', await GenServer.call(s, 'get')])
}
