import { exit, Process, Task } from 'linecard'
import { catching, emit, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const functions = [
    () => {
      throw new Error('bad')
    },
    () => exit('boom'),
    () => exit('normal'),
    () => exit('shutdown'),
    () => {
      throw 'v'
    },
  ]
  for (const f of functions) {
    const t = Task.async(f)
    name(t.pid, 't')
    emit(await catching(() => Task.await(t)))
    emit(await recv())
  }
}
