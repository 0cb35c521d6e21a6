import { continueWith, GenServer, noreply, receive, reply, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    call: (m: 'x' | 'get_state', _from, s) => (m === 'x' ? reply('r', s, continueWith('c')) : reply(s, s)),
    continue: async (_c: 'c', s) => {
      await receive('go')
      emit(['continue done'])
      return noreply(s)
    },
  })
  emit(['reply', await GenServer.call(s, 'x')])
  send(s, 'go')
  emit(['state', await GenServer.call(s, 'get_state')])
}
