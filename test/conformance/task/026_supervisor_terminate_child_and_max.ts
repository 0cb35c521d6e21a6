import { type Pid, TaskSupervisor } from 'linecard'
import { catchingClass, emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink({ maxChildren: 1 })
  const first = await TaskSupervisor.startChild(ts, () => park()).result()
  emit(['first', first[0]])
  const t = first[1] as Pid
  emit(['second', await TaskSupervisor.startChild(ts, () => park()).result()])
  emit(['async', (await catchingClass(() => TaskSupervisor.asyncNolink(ts, () => park())))[0]])
  emit(['terminate', await TaskSupervisor.terminateChild(ts, t)])
  emit(['again', await TaskSupervisor.terminateChild(ts, t)])
  emit(['third', (await TaskSupervisor.startChild(ts, () => park()).result())[0]])
}
