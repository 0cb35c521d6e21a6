import { continueWith, GenServer, noreply, ok, receive, send } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    init: () => ok(0, continueWith('c')),
    continue: async (_c: 'c', s) => {
      await receive('go')
      emit(['continue done'])
      return noreply(s)
    },
  })
  emit(['started'])
  send(s, 'go')
  emit(['call', await GenServer.call(s, 'x')])
}
