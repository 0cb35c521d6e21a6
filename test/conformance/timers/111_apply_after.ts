import { type Pid, Process, self, send, Timer } from 'linecard'
import { emit, flush, recv, settle, sorted, spawnAs } from '../harness.ts'

const F = {
  tell: (to: Pid, x: string) => send(to, [x, self() === to, Process.info(self(), 'links')]),
  raiseIt(): never {
    throw new Error('bad')
  },
}

export default async function twin(): Promise<void> {
  const me = self()
  Timer.applyAfter(0, F, 'tell', [me, 'now'])
  send(me, 'm')
  emit(sorted([await recv(), await recv()]))
  Timer.applyAfter(20, F.tell, [me, 'later'])
  emit(await recv())
  const [, t] = Timer.applyAfter(30, F, 'tell', [me, 'never'])
  emit([Timer.cancel(t), Timer.cancel(t)])
  Timer.applyAfter(10, F.raiseIt)
  Timer.applyAfter(10, F, 'missing' as never, [] as never)
  await settle(60)
  emit(['mailbox', await flush()])
  spawnAs('p', () => void Timer.applyAfter(40, F, 'tell', [me, 'still']))
  emit(await recv())
}
