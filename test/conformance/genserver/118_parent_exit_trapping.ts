import { _, exit, noreply, type Pid, Process, type Reason, receive, self, send } from 'linecard'
import { type Down, emit, G, recv, settle, spawnAs } from '../harness.ts'

const server = {
  trap: true,
  info(m: unknown, s: number) {
    emit(['info', m])
    return noreply(s)
  },
  terminate: (r: Reason) => emit(['terminate', r]),
}

export default async function twin(): Promise<void> {
  const me = self()
  for (const reason of ['normal', 'shutdown', 'boom', 'kill']) {
    const p = spawnAs('p', async () => {
      send(me, await G.startLink(server))
      await receive('go')
      exit(reason)
    })
    const s = await recv<Pid>()
    const ref = Process.monitor(s)
    send(p, 'go')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
  const p = spawnAs('p', async () => {
    const s = await G.start(server)
    Process.link(s)
    send(me, s)
    await receive('go')
    exit('boom')
  })
  const s = await recv<Pid>()
  send(p, 'go')
  await settle()
  emit(['alive', Process.alive(s)])
}
