import { _, Process, ProcLib, self, send } from 'linecard'
import { emit, name, park, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  ProcLib.spawn(() => {
    Process.register(self(), 'aa')
    ProcLib.spawn(() => {
      name(self(), 'b')
      ProcLib.spawn(() => send(me, ['c', Process.info(self(), 'ancestors')]))
      return park()
    })
    return park()
  })
  const [, list] = await recvAs(['c', _])
  emit(['ancestors', list])
}
