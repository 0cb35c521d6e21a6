import { _, type Pid, Process, receive, self, send, sleep, Task, TaskSupervisor } from 'linecard'
import { type Down, emit, flush, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  Process.flag('trap_exit', true)
  const ts = await TaskSupervisor.startLink()
  const f = async (n: number) => {
    if (n === 1) {
      await sleep(30)
      return 1
    }
    send(me, ['began', n, self()])
    return await park()
  }
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const streams = [
    Task.asyncStream(numbers, f, { maxConcurrency: 3 }),
    TaskSupervisor.asyncStream(ts, numbers, f, { maxConcurrency: 3 }),
    TaskSupervisor.asyncStreamNolink(ts, numbers, f, { maxConcurrency: 3 }),
  ]
  for (const s of streams) {
    // The running ones are watched by a helper: monitoring them is no business of main's mailbox.
    const w = spawnAs('w', async () => {
      const watch = async () => Process.monitor((await receive<['watch', Pid]>(['watch', _]))[1])
      const refs = [await watch(), await watch()]
      send(me, 'watching')
      const rs: unknown[] = []
      for (const ref of refs) rs.push((await receive<Down>(['DOWN', ref, _, _, _]))[4])
      send(me, ['downs', rs])
    })
    const took: unknown[] = []
    for await (const r of s) {
      for (const n of [2, 3]) {
        const [, , p] = await receive<['began', number, Pid]>(['began', n, _])
        send(w, ['watch', p])
      }
      await receive('watching')
      took.push(r)
      break
    }
    emit(['took', took])
    emit(await receive(['downs', _]))
    await settle()
    emit(['mailbox', await flush()])
    emit(['children', await TaskSupervisor.children(ts)])
  }
}
