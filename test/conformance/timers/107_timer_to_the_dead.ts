import { _, monitor, Process, type Ref, receive, self, send, startTimer } from 'linecard'
import { awaitDead, type Down, deadPid, emit, flush, recv, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const d = await deadPid('d')
  const a = startTimer(5000, d, 'x')
  const b = Process.sendAfter(d, 'x', 5000)
  emit([Process.readTimer(a), Process.readTimer(b), Process.cancelTimer(a), Process.cancelTimer(b)])
  const p = spawnAs('p', () => recv())
  const t = startTimer(5000, p, 'x')
  const ref = monitor(p)
  send(p, 'end')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(r)
  emit([Process.readTimer(t), Process.cancelTimer(t)])
  const c = spawnAs('c', () => {
    send(me, ['t', Process.sendAfter(me, 'late', 40)])
  })
  const [, late] = await recvAs<['t', Ref]>(['t', _])
  await awaitDead(c)
  emit([Number.isInteger(Process.cancelTimer(late))])
  await settle(80)
  emit(['mailbox', await flush()])
}
