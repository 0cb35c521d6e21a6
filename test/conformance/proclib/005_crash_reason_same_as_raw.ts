import { exit, Process, ProcLib, receive, send } from 'linecard'
import { type Exit, emit, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const bad = (): never => {
    throw new Error('bad')
  }
  const throwing = (): never => {
    throw 'v'
  }
  for (const end of [bad, () => exit('boom'), throwing, () => 'ok']) {
    const p = ProcLib.spawnLink(async () => {
      await receive('go')
      end()
    })
    name(p, 'p')
    send(p, 'go')
    emit(await recv<Exit>())
  }
}
