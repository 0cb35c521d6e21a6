import { Process, self } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Process.sendAfter(self(), 't', 0)
  emit(['recv', await recv()])
  emit(['cancel', Process.cancelTimer(t)])
}
