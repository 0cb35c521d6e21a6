import { Registry, self, send } from 'linecard'
import { emit, park, recv, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  for (const [n, v] of [
    ['p', 1],
    ['q', 2],
  ] as const) {
    spawnAs(n, async () => {
      Registry.register('D', 'topic', v)
      send(me, 'ok')
      send(me, [n, await recv()])
      await park()
    })
    await recv()
  }
  const r = Registry.dispatch('D', 'topic', (entries) => {
    emit(['in', self(), entries.length])
    for (const [pid, v] of entries) send(pid, ['msg', v])
  })
  emit(['dispatch', r])
  emit(sorted([await recv(), await recv()]))
  emit(['empty', Registry.dispatch('D', 'nobody', () => emit(['called']))])
}
