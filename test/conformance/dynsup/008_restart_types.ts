import { DynamicSupervisor, exit, GenServer } from 'linecard'
import { awaitDead, awaitNew, emit, settle, sorted, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 10 })
  const types = { p: 'permanent', t: 'transient', u: 'transient', m: 'temporary' } as const
  for (const [i, restart] of Object.entries(types)) {
    await DynamicSupervisor.startChild(ds, W.spec(i, { quiet: true, restart }))
  }
  const [p, t, u, m] = [pidOf('p'), pidOf('t'), pidOf('u'), pidOf('m')]
  GenServer.cast(p, ['stop', 'normal'])
  await awaitNew('p', p)
  GenServer.cast(t, ['stop', 'shutdown'])
  await awaitDead(t)
  exit(u, 'kill')
  await awaitNew('u', u)
  exit(m, 'kill')
  await awaitDead(m)
  await settle()
  emit(['children', sorted((await DynamicSupervisor.whichChildren(ds)).map(([, c]) => c))])
}
