import { Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t = Task.async(() => 9)
  await settle()
  emit(await Task.shutdown(t))
  await settle()
  emit(['mailbox', await flush()])
}
