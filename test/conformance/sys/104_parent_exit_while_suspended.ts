import { _, exit, GenServer, isAlive, noreply, Process, receive, Sys, self, send } from 'linecard'
import { await_, type Down, emit, G, settle, spawnAs } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const run = async (label: string, trap: boolean, reason: string) => {
    const p = spawnAs('p', async () => {
      await G.startLink(
        {
          trap,
          cast(m, s) {
            emit(['cast', m])
            return noreply(s)
          },
          info(m, s) {
            emit(['info', m])
            return noreply(s)
          },
          terminate: (r) => emit([label, 'terminate', r]),
        },
        { name: 's' },
      )
      await receive('end')
      exit(reason)
    })
    await await_(() => Process.whereis('s'))
    const s = pidOf('s')
    await Sys.suspend(s)
    GenServer.cast(s, 'x')
    send(s, ['EXIT', self(), 'fake'])
    await settle()
    emit([label, isAlive(s)])
    const ref = Process.monitor(s)
    send(p, 'end')
    const down = await receive<Down>(['DOWN', ref, _, _, _], 100)
    if (down !== undefined) emit([label, 'down', down[4]])
    else {
      emit([label, 'lives'])
      Process.exit(s, 'kill')
      await receive(['DOWN', ref, _, _, _])
    }
  }
  await run('trapping normal', true, 'normal')
  await run('trapping gone', true, 'gone')
  await run('normal', false, 'normal')
  await run('gone', false, 'gone')
}
