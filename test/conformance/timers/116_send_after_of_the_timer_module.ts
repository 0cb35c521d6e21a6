import { Process, self, send, Timer } from 'linecard'
import { catchingClass, deadPid, emit, flush, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  Timer.sendAfter(0, 'x')
  send(me, 'm')
  emit([await recv(), await recv()])
  Timer.sendAfter(20, me, 'y')
  Timer.sendAfter(40, 'svc', 'z')
  Process.register(me, 'svc')
  emit([await recv(), await recv()])
  const [, t] = Timer.sendAfter(20, 'never')
  emit([Timer.cancel(t), Timer.cancel(t)])
  spawnAs('p', () => void Timer.sendAfter(30, me, 'orphan'))
  emit([await recv()])
  Timer.sendAfter(10, 'missing', 'x')
  emit(await catchingClass(() => Timer.sendAfter(0, 'missing', 'x')))
  const d = await deadPid('d')
  for (const ms of [0, 10]) Timer.sendAfter(ms, d, 'x')
  await settle()
  emit(['mailbox', await flush()])
}
