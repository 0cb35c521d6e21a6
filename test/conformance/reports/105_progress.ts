import { DynamicSupervisor, exit, Process, Supervisor } from 'linecard'
import { emit, LogH, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  LogH.install('debug')
  Process.flag('trap_exit', true)
  const children = [W.spec('a', { quiet: true }), W.spec('i', { quiet: true, init: () => 'ignore' })]
  const s = await S.sup('sup', children, { strategy: 'one_for_one' })
  emit(['started'])
  await Supervisor.startChild(s, W.spec('b', { quiet: true }))
  emit(['start_child'])
  exit(pidOf('a'), 'kill')
  await settle()
  emit(['killed'])
  await Supervisor.terminateChild(s, 'b')
  await Supervisor.restartChild(s, 'b')
  emit(['restart_child'])
  await Supervisor.stop(s)
  emit(['stopped'])
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const c = await DynamicSupervisor.startChild(ds, W.spec('c', { quiet: true }))
  emit(['dynamic'])
  exit(c, 'kill')
  await settle()
  emit(['killed'])
  await DynamicSupervisor.stop(ds)
  emit(['stopped'])
}
