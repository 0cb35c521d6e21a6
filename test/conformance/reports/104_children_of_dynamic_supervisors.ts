import { DynamicSupervisor, exit, GenServer, Process, send, stop } from 'linecard'
import { emit, LogH, name, recv, settle, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 2 })
  name(ds, 'ds')
  const a = await DynamicSupervisor.startChild(ds, W.spec('a', { quiet: true }))
  exit(a, 'kill')
  await settle()
  emit(['killed'])
  GenServer.cast('a', ['stop', 'normal'])
  await settle()
  emit(['normal'])
  await DynamicSupervisor.startChild(ds, W.spec('t', { quiet: true, restart: 'temporary' }))
  GenServer.cast('t', ['stop', 'boom'])
  await settle()
  emit(['temporary'])
  const failing = () => {
    throw new Error('e')
  }
  for (const init of [() => stop('why'), failing]) {
    const result = await DynamicSupervisor.startChild(ds, W.spec('b', { quiet: true, init })).result()
    await settle()
    emit([result[0]])
  }
  const overrunning = W.spec('o', { quiet: true, trap: true, shutdown: 30, stopMs: 5000 })
  const o = await DynamicSupervisor.startChild(ds, overrunning)
  emit(['overrun', await DynamicSupervisor.terminateChild(ds, o)])
  send(ds, 'unexpected')
  await settle()
  emit(['unexpected'])
  exit(pidOf('a'), 'kill')
  emit(await recv())
}
