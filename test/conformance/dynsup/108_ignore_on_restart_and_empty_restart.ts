import { DynamicSupervisor, exit, Process, Supervisor } from 'linecard'
import { await_, emit, flush, settle, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const children = [[DynamicSupervisor, { strategy: 'one_for_one', name: 'ds' }]] as const
  await Supervisor.startLink(children, { strategy: 'one_for_one' })
  const init = (n: number) => (n === 1 ? 'ok' : 'ignore')
  const a = await DynamicSupervisor.startChild('ds', W.spec('a', { quiet: true, init }))
  await DynamicSupervisor.startChild('ds', W.spec('b', { trap: true }))
  exit(a, 'kill')
  await settle()
  emit([await DynamicSupervisor.countChildren('ds'), Process.whereis('a')])
  const ds = pidOf('ds')
  exit(ds, 'kill')
  await await_(() => ![null, ds].includes(Process.whereis('ds')))
  await settle()
  emit([
    await DynamicSupervisor.countChildren('ds'),
    await DynamicSupervisor.whichChildren('ds'),
    Process.whereis('b'),
    await flush(),
  ])
}
