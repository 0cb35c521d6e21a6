import { exit, type Pid, Registry, self, send } from 'linecard'
import { await_, emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  const pids: Pid[] = []
  for (const [n, v] of [
    ['p', 1],
    ['q', 2],
  ] as const) {
    pids.push(
      spawnAs(n, async () => {
        Registry.register('D', 'k', v)
        send(me, 'ok')
        await park()
      }),
    )
    await recv()
  }
  exit(pids[0] as Pid, 'kill')
  await await_(() => Registry.lookup('D', 'k').length === 1)
  emit(['lookup', Registry.lookup('D', 'k')])
  Registry.dispatch('D', 'k', (entries) => emit(['dispatch', entries.length]))
}
