import { exit, type Pid, Process, self, Task, TaskSupervisor } from 'linecard'
import { awaitDead, emit, LogH, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  const ts = await TaskSupervisor.startLink()
  const starts: Record<string, (f: () => unknown) => Pid | null | PromiseLike<Pid | null>> = {
    async: (f) => Task.async(f).pid,
    nolink: async (f) => (await TaskSupervisor.asyncNolink(ts, f)).pid,
    child: (f) => TaskSupervisor.startChild(ts, f),
  }
  const ends: Record<string, () => unknown> = {
    error: () => {
      throw new Error('bad')
    },
    exit: () => exit('boom'),
    throw: () => {
      throw 'v'
    },
    shutdown: () => exit(['shutdown', 'x']),
    normal: () => exit('normal'),
    kill: () => {
      Process.exit(self(), 'kill')
      return park()
    },
  }
  for (const [kind, start] of Object.entries(starts)) {
    for (const [word, f] of Object.entries(ends)) {
      const pid = await start(f)
      await awaitDead(pid as Pid)
      await settle(20)
      emit([kind, word])
    }
  }
}
