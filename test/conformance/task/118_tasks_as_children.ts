import { _, exit, Pid, receive, Supervisor, self, send, Task, TaskSupervisor } from 'linecard'
import { emit, flush, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const f = (word: string) => async () => {
    send(me, [word, self()])
    if ((await recv(10_000)) === 'boom') exit('boom')
  }
  const spec = Supervisor.childSpec([Task, f('again')], { id: 'again', restart: 'transient' })
  const sup = await Supervisor.startLink([[Task, f('once')], spec, [TaskSupervisor, { name: 'ts' }]], {
    strategy: 'one_for_one',
  })
  emit((await Supervisor.whichChildren(sup)).map(([id, , type]) => [id, type]))
  for (const id of ['Task', 'again', 'ts']) {
    const [, spec] = await Supervisor.getChildspec(sup, id)
    if (typeof spec === 'object') emit([id, spec.restart, spec.shutdown])
  }
  const [, once] = await receive<['once', Pid]>(['once', _])
  const [, again] = await receive<['again', Pid]>(['again', _])
  send(once, 'boom')
  await settle(20)
  emit((await Supervisor.whichChildren(sup)).map(([id]) => id))
  send(again, 'boom')
  const [, anew] = await receive<['again', Pid]>(['again', _])
  emit(['again', anew !== again])
  send(anew, 'return')
  await settle(20)
  emit((await Supervisor.whichChildren(sup)).map(([id, p]) => [id, p instanceof Pid]))
  emit(['none', await flush()])
}
