import { type Address, GenServer, node, ok, Process, Registry, reply, self, via } from 'linecard'
import { catching, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const s = await G.start(
    {
      as: 's',
      init() {
        Registry.register('R', 'k', null)
        return ok(0)
      },
      call: async (target: Address, _from, s) => reply(await catching(() => GenServer.call(target, 'x', 50)), s),
    },
    { name: 'srv' },
  )
  for (const t of [s, 'srv', via('R', 'k'), ['srv', node()]]) emit(await GenServer.call(s, t))
  Process.register(self(), 'm')
  emit(await catching(() => GenServer.call(self(), 'x')))
  emit(await catching(() => GenServer.call('m', 'x')))
  emit(await catching(() => GenServer.stop('m', 'normal', 50)))
}
