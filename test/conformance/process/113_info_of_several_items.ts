import { Process, self, send } from 'linecard'
import { await_, catchingClass, deadPid, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const q = spawnAs('q', park)
  const p = spawnAs('p', () => {
    Process.register(self(), 'pp')
    Process.flag('trap_exit', true)
    Process.link(q)
    Process.monitor(q)
    return park()
  })
  await await_(() => Process.info(p, 'monitors')?.[0]?.[1] === q)
  send(p, 'hello')
  emit(Process.info(p, ['links', 'trap_exit', 'message_queue_len']))
  emit(Process.info(p, ['messages', 'registered_name', 'monitors', 'links']))
  emit(Process.info(q, ['monitored_by', 'links']))
  emit([Process.info(await deadPid('d'), ['links']), Process.info(p, [])])
  emit(await catchingClass(() => Process.info(p, ['links', 'no_such_item' as never])))
  emit(await catchingClass(() => Process.info(p, 'no_such_item' as never)))
}
