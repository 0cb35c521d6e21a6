import { type From, GenServer, noreply, Process, reply, self, sleep } from 'linecard'
import { catching, emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start<From>({
    as: 's',
    async call(request: ['slow', number] | 'keep' | 'x', from, s) {
      if (request === 'keep') return noreply(from)
      if (request === 'x') return reply(['echo', request], s)
      await sleep(request[1])
      return reply('late', s)
    },
    cast(_request: 'again', from) {
      emit([GenServer.reply(from, 'one'), GenServer.reply(from, 'two')])
      return noreply(from)
    },
  })
  emit(await catching(() => GenServer.call(s, ['slow', 80], 30)))
  await settle(100)
  emit(['mailbox', await flush()])
  emit(await catching(() => GenServer.call(s, 'keep', 30)))
  GenServer.cast(s, 'again')
  emit(['x', await GenServer.call(s, 'x')])
  await settle()
  emit(['mailbox', await flush()])
  emit(['monitors', Process.info(self(), 'monitors')])
}
