import { exit, GenServer, Process, type Reason, Supervisor, stop } from 'linecard'
import { emit, LogH, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  let broken = false
  const init = () => {
    if (!broken) return 'ok'
    broken = false
    return stop('shutdown')
  }
  const x = W.spec('x', { quiet: true, restart: 'temporary' })
  const children = [W.spec('p', { quiet: true, init }), W.spec('t', { quiet: true, restart: 'transient' }), x]
  const s = await S.sup('sup', children, { strategy: 'one_for_one', maxRestarts: 100 })
  const stopChild = async (id: string, reason: Reason) => {
    GenServer.cast(id, ['stop', reason])
    await settle()
    emit([id, reason])
  }
  await stopChild('p', 'normal')
  exit(pidOf('p'), 'kill')
  await settle()
  emit(['killed'])
  await stopChild('p', ['shutdown', 'z'])
  await stopChild('t', 'normal')
  await Supervisor.restartChild(s, 't')
  await stopChild('t', 'shutdown')
  await Supervisor.restartChild(s, 't')
  await stopChild('t', 'boom')
  await stopChild('x', 'normal')
  await Supervisor.startChild(s, x)
  await stopChild('x', 'boom')
  broken = true
  exit(pidOf('p'), 'kill')
  await settle()
  emit(['failed restart'])
  emit(['terminate', await Supervisor.terminateChild(s, 'p')])
  const bad = W.spec('bad', { quiet: true, init: () => stop('why') })
  const [r] = await Supervisor.startChild(s, bad).result()
  await settle()
  emit([r])
  emit(['stop', await Supervisor.stop(s)])
}
