import { _, exit, GenServer, ok, type Pid, Process, receive, self, send, stop } from 'linecard'
import { catching, emit, G, LogH, recv, settle, spawnAs } from '../harness.ts'

const Plain = { init: (x: number) => ok(x) }

export default async function twin(): Promise<void> {
  LogH.install()
  const acts: Record<string, (s: number) => unknown> = {
    normal: (s) => stop('normal', s),
    shutdown: (s) => stop('shutdown', s),
    tuple: (s) => stop(['shutdown', 'x'], s),
    boom: (s) => stop('boom', s),
    error() {
      throw new Error('e')
    },
    out: () => exit('out'),
    exit_normal: () => exit('normal'),
    junk: () => 'junk',
  }
  for (const [k, f] of Object.entries(acts)) {
    const s = await G.start({ cast: (_request, s) => f(s) })
    const ref = Process.monitor(s)
    GenServer.cast(s, 'x')
    await receive(['DOWN', ref, _, _, _])
    emit([k])
  }
  const failing = await G.start({
    terminate() {
      throw new Error('t')
    },
  })
  await catching(() => GenServer.stop(failing))
  emit(['terminate'])
  emit(['stop', await GenServer.stop(await G.start(), 'bad')])
  emit(['stop', await GenServer.stop(await G.start())])
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, await G.startLink({ trap: true }))
    await receive('go')
    exit('boom')
  })
  const ref = Process.monitor(await recv<Pid>())
  send(p, 'go')
  await receive(['DOWN', ref, _, _, _])
  emit(['parent'])
  const s = await GenServer.start(Plain, 1)
  send(s, 'unknown')
  await settle()
  emit(['unknown info', Process.alive(s)])
  const ref2 = Process.monitor(s)
  GenServer.cast(s, 'unknown')
  await receive(['DOWN', ref2, _, _, _])
  emit(['unknown cast'])
  const s2 = await GenServer.start(Plain, 1)
  await catching(() => GenServer.call(s2, 'unknown'))
  emit(['unknown call'])
}
