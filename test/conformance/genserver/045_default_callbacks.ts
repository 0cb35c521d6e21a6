import { _, GenServer, genServer, ok, Process, receive, Stacktrace, Sys, send } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'

const Only = genServer({ init: (x: number) => ok(x) })

function isErr(reason: unknown): boolean {
  return Array.isArray(reason) && reason[0] instanceof Error && reason[1] instanceof Stacktrace
}

export default async function twin(): Promise<void> {
  const s1 = await GenServer.start(Only, 1)
  send(s1, 'unexpected')
  emit(['state', await Sys.getState(s1)])
  const ref1 = Process.monitor(s1)
  GenServer.cast(s1, 'x')
  const [, , , , r1] = await receive<Down>(['DOWN', ref1, _, _, _])
  emit(['cast down', isErr(r1)])
  const s2 = await GenServer.start(Only, 1)
  const ref2 = Process.monitor(s2)
  const [, reason] = await catching(() => GenServer.call(s2, 'x'))
  emit(['call', isErr((reason as unknown[])[0])])
  const [, , , , r2] = await receive<Down>(['DOWN', ref2, _, _, _])
  emit(['call down', isErr(r2)])
}
