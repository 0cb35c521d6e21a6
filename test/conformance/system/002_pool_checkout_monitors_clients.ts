import { type From, GenServer, genServer, noreply, ok, Process, type Ref, reply, self, send } from 'linecard'
import { await_, awaitDead, emit, park, recv, spawnAs } from '../harness.ts'

interface Items {
  readonly free: readonly string[]
  readonly busy: ReadonlyMap<Ref, string>
  readonly waiting: readonly From[]
}

const Pool = genServer({
  init: (free: string[]) => ok<Items>({ free, busy: new Map(), waiting: [] }),
  calls: { queued: (pool) => reply(pool.waiting.length, pool) },
  casts: {
    checkin(pool, item: string) {
      const [ref] = [...pool.busy].find(([, taken]) => taken === item) as [Ref, string]
      Process.demonitor(ref, { flush: true })
      return noreply(release(ref, pool))
    },
  },
  handleCall(_checkout: 'checkout', from, pool) {
    const [item, ...free] = pool.free
    if (item === undefined) return noreply({ ...pool, waiting: [...pool.waiting, from] })
    return reply(item, { ...pool, free, busy: new Map(pool.busy).set(Process.monitor(from[0]), item) })
  },
  handleInfo: ([, ref]: ['DOWN', Ref, ...unknown[]], pool) => noreply(release(ref, pool)),
})

/** Gives the item behind `ref` to the next who waits, or puts it back. */
function release(ref: Ref, pool: Items): Items {
  const item = pool.busy.get(ref) as string
  const busy = new Map(pool.busy)
  busy.delete(ref)
  const [next, ...waiting] = pool.waiting
  if (next === undefined) return { ...pool, busy, free: [item, ...pool.free] }
  GenServer.reply(next, item)
  return { ...pool, busy: busy.set(Process.monitor(next[0]), item), waiting }
}

export default async function twin(): Promise<void> {
  const me = self()
  const pool = await Pool.startLink(['i1'])
  const c1 = spawnAs('c1', async () => {
    send(me, ['c1', await GenServer.call(pool, 'checkout')])
    await park()
  })
  emit(await recv<unknown[]>())
  const c2 = spawnAs('c2', async () => {
    const item = await GenServer.call<string>(pool, 'checkout')
    send(me, ['c2', item])
    Pool.cast(pool, 'checkin', item)
  })
  await await_(async () => (await Pool.call(pool, 'queued')) === 1)
  Process.exit(c1, 'kill')
  emit(await recv<unknown[]>())
  await awaitDead(c2)
  emit(['main', await GenServer.call(pool, 'checkout')])
}
