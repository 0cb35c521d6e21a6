import { _, GenServer, noreply, ok, Process, receive, Sys, self, send, spawn } from 'linecard'
import { catching, type Down, emit, G, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({
    init: () => ok('state', 100),
    info(m, s) {
      emit(['info', m])
      return noreply(s)
    },
  })
  await settle(60)
  emit(await Sys.getState(s))
  await settle(60)
  emit(await Sys.getState(s))
  await settle(60)
  emit(['quiet'])
  await settle(100)
  const me = self()
  const s2 = await G.start({
    as: 's',
    trap: true,
    async cast(m, s) {
      if (m === 'block') await receive('go')
      else emit(['cast', m])
      return noreply(s)
    },
    terminate: (r) => emit(['terminate', r]),
  })
  const ref2 = Process.monitor(s2)
  GenServer.cast(s2, 'block')
  GenServer.cast(s2, 1)
  spawn(async () => send(me, ['stop', await catching(() => GenServer.stop(s2, 'kill'))]))
  await settle()
  GenServer.cast(s2, 2)
  send(s2, 'go')
  const [, , , , r2] = await receive<Down>(['DOWN', ref2, _, _, _])
  emit(['down', r2])
  emit(await recv())
  const s3 = await G.start({ terminate: (r) => emit(['terminate', r]) })
  const ref3 = Process.monitor(s3)
  const done = await Sys.terminate(s3, 'because')
  const [, , , , r3] = await receive<Down>(['DOWN', ref3, _, _, _])
  emit([done, 'down', r3])
}
