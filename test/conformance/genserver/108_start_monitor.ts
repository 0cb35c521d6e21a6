import { _, GenServer, type MonitorRef, noreply, ok, type Pid, Process, receive, self, send, stop } from 'linecard'
import { type Down, emit, flush, G } from '../harness.ts'
import type { GenericCallbacks } from '../stock-servers.ts'

const GS = {
  start: (callbacks: GenericCallbacks<number>) => GenServer.startMonitor(G.module, callbacks),
  named: (name: string, callbacks: GenericCallbacks<number>) => GenServer.startMonitor(G.module, callbacks, { name }),
}

type Started = ['ok', [Pid, MonitorRef]]

export default async function twin(): Promise<void> {
  const [, [a, ref]] = (await GS.start({ as: 'a' })) as Started
  emit(['links', Process.info(a, 'links')])
  await GenServer.stop(a)
  const [, , kind, o, r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['DOWN', kind, o, r])
  emit(await GS.start({ init: () => 'ignore' }))
  emit(await GS.start({ init: () => stop('nope') }))
  emit(
    await GS.start({
      init() {
        throw new Error('boom')
      },
    }),
  )
  const [, [b, ref2]] = (await GS.start({
    as: 'b',
    init() {
      send(self(), 'end')
      return ok(0)
    },
    info: (message: 'end', s) => (message === 'end' ? stop('soon', s) : noreply(s)),
  })) as Started
  const [, , , o2, r2] = await receive<Down>(['DOWN', ref2, _, _, _])
  emit(['DOWN', o2 === b, r2])
  const [, [c]] = (await GS.named('cc', { as: 'c' })) as Started
  emit([await GS.named('cc', { as: 'd' }), Process.whereis('cc') === c])
  emit(['mailbox', await flush()])
}
