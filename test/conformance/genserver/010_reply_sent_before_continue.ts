import { continueWith, GenServer, noreply, receive, reply, Sys, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    call: (_x: 'x', _from, s) => reply('r', s, continueWith('c')),
    continue: async (_c: 'c', s) => {
      await receive('go')
      emit(['continue done'])
      return noreply(s)
    },
  })
  emit(['reply', await GenServer.call(s, 'x')])
  send(s, 'go')
  emit(['state', await Sys.getState(s)])
}
