import { _, monotonicTime, Process, self, startTimer } from 'linecard'
import { emit, recv, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const now = monotonicTime()
  const b = Process.sendAfter(self(), 'b', now + 60, { abs: true })
  Process.sendAfter(self(), 'a', now + 20, { abs: true })
  const c = startTimer(now + 90, self(), 'c', { abs: true })
  Process.sendAfter(self(), 'past', now - 5, { abs: true })
  const left = Process.readTimer(b)
  emit(['left', left !== false && left <= 60 && left > 0])
  emit([await recv(), await recv(), await recv()])
  const [, r] = await recvAs(['timeout', _, 'c'])
  emit(['c', r === c, monotonicTime() >= now + 90])
  const d = Process.sendAfter(self(), 'd', now + 5000, { abs: true })
  const cancelled = Process.cancelTimer(d)
  emit(['cancel', cancelled !== false && cancelled > 4000 && cancelled < 5000, Process.cancelTimer(d)])
}
