import { Process, self, send } from 'linecard'
import { emit, park, recvAs, spawnAs } from '../harness.ts'

const items = [
  'trap_exit',
  'registered_name',
  'links',
  'monitors',
  'monitored_by',
  'message_queue_len',
  'messages',
] as const

export default async function twin(): Promise<void> {
  const me = self()
  const q = spawnAs('q', () => park())
  const p = spawnAs('p', () => {
    Process.flag('trap_exit', true)
    Process.register(self(), 'pname')
    Process.link(q)
    Process.monitor(q)
    Process.put('k', 'v')
    send(me, 'ready')
    return park()
  })
  await recvAs('ready')
  send(p, 'm1')
  send(p, 'm2')
  Process.monitor(p)
  for (const item of items) emit([item, Process.info(p, item)])
  const dictionary = Process.info(p, 'dictionary')
  emit(['dictionary_k', dictionary?.get('k')])
}
