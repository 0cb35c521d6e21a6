import { _, exit, Process, ProcLib, receive, self, spawn, spawnMonitor } from 'linecard'
import { awaitDead, emit, LogH, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  const fs: Record<string, () => unknown> = {
    error() {
      throw new Error('e')
    },
    throw() {
      throw 'v'
    },
    exit: () => exit('boom'),
    normal: () => exit('normal'),
    shutdown: () => exit('shutdown'),
    tuple: () => exit(['shutdown', 'x']),
    killed() {
      exit(self(), 'kill')
      return park()
    },
  }
  for (const [k, f] of Object.entries(fs)) {
    const [, ref] = spawnMonitor(f)
    await receive(['DOWN', ref, _, _, _])
    await settle(30)
    emit(['raw', k])
  }
  for (const [k, f] of Object.entries(fs)) {
    const [, ref] = ProcLib.spawnOpt(f, { monitor: true })
    await receive(['DOWN', ref, _, _, _])
    await settle(30)
    emit(['proc_lib', k])
  }
  const p = spawn(park)
  const q = spawn(() => {
    Process.link(p)
    return park()
  })
  await settle(30)
  exit(p, 'boom')
  await awaitDead(q)
  await settle(30)
  emit(['linked'])
}
