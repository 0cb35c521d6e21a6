import { GenServer, noreply, ok, Process, reply } from 'linecard'
import { emit, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({
    init: () => ok(0, 'hibernate'),
    call: (m: 'h' | 'n', _from, s) => (m === 'h' ? reply('r', s, 'hibernate') : reply('r', s)),
    cast: (_h: 'h', s) => noreply(s, 'hibernate'),
  })
  const check = async (): Promise<void> => {
    await settle()
    emit([Process.info(s, 'hibernating')])
  }
  await check()
  emit(['n', await GenServer.call(s, 'n')])
  await check()
  emit(['h', await GenServer.call(s, 'h')])
  await check()
  GenServer.cast(s, 'h')
  await check()
}
