import { makeRef, Process, self, Timer } from 'linecard'
import { emit } from '../harness.ts'

const Kernel = { self }

export default async function twin(): Promise<void> {
  for (const bad of [-1, 1.5, 'soon' as never]) {
    emit([
      Timer.sendAfter(bad, 'x'),
      Timer.exitAfter(bad, 'x'),
      Timer.killAfter(bad),
      Timer.applyAfter(bad, Kernel, 'self', []),
      Timer.sendInterval(bad, 'x'),
      Timer.applyInterval(bad, Kernel, 'self', []),
    ])
  }
  const five = 5 as never
  emit([Timer.sendAfter(5, five, 'x'), Timer.sendInterval(5, five, 'x')])
  emit([
    Timer.applyAfter(5, Kernel, five, [] as never),
    Timer.applyAfter(5, Kernel, 'self', five),
    Timer.applyInterval(5, Kernel, five, [] as never),
  ])
  emit([makeRef(), 'word', Process.sendAfter(self(), 'x', 60000)].map((ref) => Timer.cancel(ref as never)))
  for (const far of [8589934592, 1099511627776]) {
    const [, a] = Timer.sendAfter(far, 'x')
    const [, b] = Timer.applyAfter(far, Kernel, 'self', [])
    const c = Process.sendAfter(self(), 'x', far)
    const left = Process.cancelTimer(c) as number
    emit([Timer.cancel(a), Timer.cancel(b), left > far - 1000 && left <= far])
  }
}
