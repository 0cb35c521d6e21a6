import { Process, self, send, spawn } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  spawn(() => {
    const put = [Process.get(), Process.put('a', 1), Process.put('b', 2), Process.put('c', 1), Process.put('b', 3)]
    const get = Process.get().sort()
    const keys = [Process.getKeys().sort(), Process.getKeys(1).sort(), Process.getKeys(4)]
    Process.put('n', null)
    const none = [
      Process.get('n'),
      Process.get('n', 'dflt'),
      Process.get('x'),
      Process.get('x', 'dflt'),
      Process.get().length,
    ]
    const remove = [Process.delete('a'), Process.delete('a'), Process.delete('n'), Process.get().sort()]
    send(me, [put, get, keys, none, remove, [...(Process.info(self(), 'dictionary') ?? [])].sort()])
  })
  for (const event of await recv<unknown[]>()) emit(event)
}
