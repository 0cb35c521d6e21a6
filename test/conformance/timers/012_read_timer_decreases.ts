import { Process, self } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Process.sendAfter(self(), 'x', 500)
  const r1 = Process.readTimer(t) as number
  await Process.sleep(60)
  const r2 = Process.readTimer(t) as number
  Process.cancelTimer(t)
  emit([r1 <= 500, r2 < r1, r2 <= 440, r2 > 0])
}
