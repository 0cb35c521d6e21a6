import { _, type Pid, Process, receive, self, send, Task, TaskSupervisor } from 'linecard'
import { type Down, emit, park, settle, spawnAs } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const ts = await TaskSupervisor.startLink()
  const f = async (n: number) => {
    send(me, ['began', n, self()])
    await park()
  }
  const streams = {
    linked: () => Task.asyncStream([1, 2], f, { maxConcurrency: 2 }),
    nolink: () => TaskSupervisor.asyncStreamNolink(ts, [1, 2], f, { maxConcurrency: 2 }),
  }
  for (const [word, stream] of Object.entries(streams)) {
    for (const trap of [false, true]) {
      const c = spawnAs('c', async () => {
        Process.flag('trap_exit', trap)
        await toList(stream())
      })
      const began = async (n: number) => (await receive<['began', number, Pid]>(['began', n, _]))[2]
      const pids = [await began(1), await began(2)]
      const refs = pids.map((p) => Process.monitor(p))
      Process.exit(c, 'kill')
      await settle()
      emit([word, trap, pids.map((p) => Process.alive(p))])
      for (const p of pids) Process.exit(p, 'over')
      const downs: unknown[] = []
      for (const ref of refs) downs.push((await receive<Down>(['DOWN', ref, _, _, _]))[4])
      emit(['downs', downs])
    }
  }
}
