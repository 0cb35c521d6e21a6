import { Process } from 'linecard'
import { catchingClass, deadPid, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(await catchingClass(() => Process.register(d, 'svc')))
  emit(['whereis', Process.whereis('svc')])
}
