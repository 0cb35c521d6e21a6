import { _, DynamicSupervisor, monitor, receive } from 'linecard'
import { type Down, emit, sorted, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const kinds = {
    k: { trap: true, shutdown: 'brutal_kill' },
    s: { trap: true, shutdown: 60, stopMs: 5000 },
    n: {},
    f: { trap: true, shutdown: 'infinity', stopMs: 100 },
  } as const
  for (const [i, o] of Object.entries(kinds)) {
    monitor(await DynamicSupervisor.startChild(ds, W.spec(i, { quiet: true, ...o })))
  }
  emit(['stop', await DynamicSupervisor.stop(ds)])
  const ends: unknown[] = []
  for (let times = 0; times < 4; times++) {
    const [, , , p, r] = await receive<Down>(['DOWN', _, _, _, _])
    ends.push([p, r])
  }
  emit(sorted(ends))
}
