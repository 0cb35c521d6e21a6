import { GenServer, ok, Process, Registry, type StartName, via } from 'linecard'
import { emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const names: [StartName, string][] = [
    ['taken', 's'],
    [['global', 'taken'], 'g'],
    [via('R', 'taken'), 'v'],
  ]
  for (const [n, as] of names) await G.startLink({ as }, { name: n })
  const init = () => {
    emit(['init'])
    return ok(0)
  }
  for (const [n] of names) {
    emit(await G.startLink({ init }, { name: n }).result())
    emit(await G.start({ init }, { name: n }).result())
  }
  await settle()
  emit(['mailbox', await flush()])
  const answers = []
  for (const [n] of names) answers.push(await GenServer.call(n, 'x'))
  emit(answers)
}
