import { DynamicSupervisor, exit, Process, self, stop } from 'linecard'
import { await_, emit, flush, settle, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  let broken = false
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 1_000_000 })
  const init = () => (broken ? stop('nope') : 'ok')
  const a = await DynamicSupervisor.startChild(ds, W.spec('a', { quiet: true, init }))
  const b = await DynamicSupervisor.startChild(ds, W.spec('b', { quiet: true }))
  broken = true
  exit(a, 'kill')
  await await_(async () => (await DynamicSupervisor.whichChildren(ds)).some(([, p]) => p === 'restarting'))
  emit([await DynamicSupervisor.terminateChild(ds, self()), await DynamicSupervisor.countChildren(ds)])
  emit(await DynamicSupervisor.terminateChild(ds, a))
  await settle()
  emit([(await DynamicSupervisor.whichChildren(ds)).length, await DynamicSupervisor.countChildren(ds)])
  emit([
    await DynamicSupervisor.terminateChild(ds, a),
    await DynamicSupervisor.terminateChild(ds, b),
    await DynamicSupervisor.terminateChild(ds, b),
  ])
  emit([await DynamicSupervisor.countChildren(ds), await flush()])
}
