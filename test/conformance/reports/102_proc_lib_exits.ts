import { exit, Process, ProcLib, self } from 'linecard'
import { awaitDead, emit, LogH, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  const ends: Record<string, () => unknown> = {
    error: () => {
      throw new Error('bad')
    },
    exit: () => exit('boom'),
    throw: () => {
      throw 'v'
    },
    shutdown: () => exit('shutdown'),
    tuple: () => exit(['shutdown', 'x']),
    normal: () => exit('normal'),
    kill: () => {
      Process.exit(self(), 'kill')
      return park()
    },
  }
  for (const [word, f] of Object.entries(ends)) {
    await awaitDead(ProcLib.spawn(f))
    await settle(20)
    emit(word)
  }
}
