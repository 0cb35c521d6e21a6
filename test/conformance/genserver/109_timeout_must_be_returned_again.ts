import { GenServer, noreply, ok, reply, send } from 'linecard'
import { emit, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    init: () => ok(0, 60),
    call: (_request: 'ping', _from, s) => reply('pong', s),
    cast: (request: 'arm' | 'plain', s) => (request === 'arm' ? noreply(s, 60) : noreply(s)),
    info(m, s) {
      emit(['info', m])
      return noreply(s)
    },
  })
  await settle(160)
  emit(['two'])
  GenServer.cast(s, 'arm')
  await settle(20)
  send(s, 'noise')
  await settle(120)
  emit(['three'])
  GenServer.cast(s, 'arm')
  GenServer.cast(s, 'plain')
  await settle(120)
  emit(['four'])
  GenServer.cast(s, 'arm')
  await settle(30)
  GenServer.cast(s, 'arm')
  await settle(30)
  GenServer.cast(s, 'arm')
  await settle(160)
  emit(['five'])
  GenServer.cast(s, 'arm')
  emit(await GenServer.call(s, 'ping'))
  await settle(120)
  emit(['end'])
}
