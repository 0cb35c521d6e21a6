import { type Pid, Process, self, send, Timer } from 'linecard'
import { emit, flush, recv, settle, spawnAs } from '../harness.ts'

const F = {
  tell: (to: Pid, x: string) => send(to, [x, self() === to]),
  tellAndRaise(to: Pid, x: string): never {
    F.tell(to, x)
    throw new Error('bad')
  },
}

export default async function twin(): Promise<void> {
  const me = self()
  const [, t] = Timer.applyInterval(30, F, 'tell', [me, 'a'])
  emit([await recv(), await recv()])
  emit(Timer.cancel(t))
  await flush()
  await settle(100)
  emit(['mailbox', await flush()])
  const [, u] = Timer.applyInterval(30, F.tellAndRaise, [me, 'b'])
  emit([await recv(), await recv()])
  emit(Timer.cancel(u))
  await flush()
  spawnAs('p', () => {
    Timer.applyInterval(30, F, 'tell', [me, 'c'])
    return Process.sleep(75)
  })
  await settle(200)
  emit(['mailbox', await flush()])
}
