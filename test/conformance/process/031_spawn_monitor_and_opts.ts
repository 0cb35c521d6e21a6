import { _, exit, Process, receive, send } from 'linecard'
import { type Down, type Exit, emit, name } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const run = async (): Promise<void> => {
    await receive('go')
    exit('boom')
  }
  const [p, ref] = Process.spawn(run, { link: true, monitor: true })
  name(p, 'p')
  send(p, 'go')
  const down = await receive<Down>(['DOWN', ref, 'process', p, _])
  emit(['DOWN', p, down[4]])
  const exited = await receive<Exit>(['EXIT', p, _])
  emit(['EXIT', p, exited[2]])
}
