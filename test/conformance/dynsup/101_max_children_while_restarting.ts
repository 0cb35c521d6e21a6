import { DynamicSupervisor, exit, Pid, stop } from 'linecard'
import { await_, emit, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  let broken = false
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxChildren: 1, maxRestarts: 1_000_000 })
  await DynamicSupervisor.startChild(ds, W.spec('a', { quiet: true, init: () => (broken ? stop('nope') : 'ok') }))
  const child = async () => (await DynamicSupervisor.whichChildren(ds))[0]?.[1]
  broken = true
  exit(pidOf('a'), 'kill')
  await await_(async () => (await child()) === 'restarting')
  emit(await DynamicSupervisor.startChild(ds, W.spec('b')).result())
  const { specs, workers } = await DynamicSupervisor.countChildren(ds)
  emit(['counts', specs, workers])
  broken = false
  const back = await await_(async () => {
    const p = await child()
    return p instanceof Pid && p
  })
  emit(['terminate', await DynamicSupervisor.terminateChild(ds, back)])
  emit(await DynamicSupervisor.startChild(ds, W.spec('b')).result())
}
