import { monitor } from 'linecard'
import { type Down, deadPid, emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  monitor(d)
  emit(await recv<Down>())
}
