import { type Pid, Process, Registry, receive, self, send } from 'linecard'
import { awaitDead, emit, flush, recv, recvAs, settle, sorted, spawnAs } from '../harness.ts'

async function forward(me: Pid, name: string): Promise<never> {
  for (;;) send(me, [name, await receive()])
}

async function take(count: number): Promise<unknown[]> {
  const messages: unknown[] = []
  while (messages.length < count) messages.push(await recv())
  return messages
}

export default async function twin(): Promise<void> {
  const me = self()
  await Registry.startLink({ keys: 'duplicate', name: 'D' })
  const subscribers: Pid[] = []
  for (const name of ['s1', 's2', 's3']) {
    const pid = spawnAs(name, () => {
      Registry.register('D', 't', null)
      send(me, 'up')
      return forward(me, name)
    })
    subscribers.push(pid)
    await recvAs('up')
  }
  const publish = (message: number): void => {
    Registry.dispatch('D', 't', (entries) => {
      for (const [pid] of entries) send(pid, message)
    })
  }
  publish(1)
  emit(sorted(await take(3)))
  const s2 = subscribers[1] as Pid
  Process.exit(s2, 'kill')
  await awaitDead(s2)
  publish(2)
  emit(sorted(await take(2)))
  await settle()
  emit(['mailbox', await flush()])
}
