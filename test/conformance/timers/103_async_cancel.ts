import { Process, type Ref, self } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const start = (): Ref => Process.sendAfter(self(), 'x', 5000)
  const [t1, t2, t3] = [start(), start(), start()]
  emit([
    Process.cancelTimer(t1, { async: true }),
    Process.cancelTimer(t1, { async: true }),
    Process.cancelTimer(t2, { async: true, info: false }),
    Process.cancelTimer(t3, { info: false }),
  ])
  await settle()
  const answers = await flush<['cancel_timer', Ref, number | false]>()
  emit(['mailbox', answers.map(([, ref, result]) => [ref === t1, Number.isInteger(result)])])
  emit([Process.readTimer(t2), Process.readTimer(t3)])
}
