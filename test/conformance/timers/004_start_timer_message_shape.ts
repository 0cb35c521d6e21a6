import { type Ref, self, startTimer } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = startTimer(20, self(), 'payload')
  const m = await recv<['timeout', Ref, unknown]>()
  emit(m)
  emit(['same ref', m[1] === t])
}
