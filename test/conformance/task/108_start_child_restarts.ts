import { _, exit, type Pid, Process, receive, Supervisor, self, send, TaskSupervisor } from 'linecard'
import { type Down, emit, flush, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const options of [{}, { restart: 'transient' }, { restart: 'permanent' }] as const) {
    const ts = await TaskSupervisor.startLink()
    let runs = 0
    const work = async () => {
      runs++
      send(me, ['run', runs, self()])
      if ((await recv(10_000)) === 'boom') exit('boom')
    }
    await TaskSupervisor.startChild(ts, work, options)
    for (const order of ['boom', 'return']) {
      const message = await recv<['run', number, Pid] | 'none'>(200)
      if (message === 'none') emit('gone')
      else {
        const [, n, pid] = message
        emit(['run', n])
        const ref = Process.monitor(pid)
        send(pid, order)
        const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
        emit(['down', r])
      }
      await settle(20)
      emit(['children', (await TaskSupervisor.children(ts)).length])
    }
    await settle(20)
    await flush()
    await Supervisor.stop(ts)
  }
}
