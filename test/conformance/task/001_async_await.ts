import { Process, Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const t1 = Task.async(async () => {
    await Process.sleep(40)
    return 1
  })
  const t2 = Task.async(() => 2)
  emit(['t1', await Task.await(t1)])
  emit(['t2', await Task.await(t2)])
  await settle()
  emit(['mailbox', await flush()])
}
