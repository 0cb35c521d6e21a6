import { exit, isAlive, type Pid, Registry, self, send } from 'linecard'
import { emit, park, recvAs, settle, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  const pids: Pid[] = []
  for (const n of ['p', 'q']) {
    const pid = spawnAs(n, async () => {
      Registry.register('D', 'k', n)
      send(me, 'ok')
      await park()
    })
    await recvAs('ok')
    pids.push(pid)
  }
  const [p] = pids as [Pid, Pid]
  emit(
    Registry.dispatch('D', 'k', (l) => {
      exit(p, 'kill')
      emit(['alive', isAlive(p)])
      Registry.register('D', 'k', 'main')
      emit(['entries', sorted(l)])
    }),
  )
  await settle()
  Registry.dispatch('D', 'k', (l) => emit(['entries', sorted(l)]))
}
