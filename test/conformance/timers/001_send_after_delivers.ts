import { _, Process, self, send } from 'linecard'
import { emit, flush, recv, recvAs, timed } from '../harness.ts'

export default async function twin(): Promise<void> {
  const [ms] = await timed(async () => {
    Process.sendAfter(self(), 'hello', 40)
    emit(['now', await flush()])
    send(self(), ['got', await recv()])
  })
  const [, m] = await recvAs(['got', _])
  emit(['recv', m, ms >= 40])
}
