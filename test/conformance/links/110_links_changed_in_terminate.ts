import { _, GenServer, isAlive, link, monitor, ok, type Pid, Process, receive, self, send, unlink } from 'linecard'
import { type Down, emit, G, park, recv, recvAs, settle, spawnAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  const t = spawnAs('t', async () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    send(me, ['t', await recv()])
    await park()
  })
  await recvAs('ready')
  const s = await G.start({
    as: 's',
    init: () => {
      link(a)
      return ok(0)
    },
    terminate: () => {
      unlink(a)
      link(b)
      link(t)
      send(me, ['c', spawnLinkAs('c', () => park())])
    },
  })
  const refs = [monitor(s), monitor(b)]
  emit(await GenServer.stop(s, 'boom'))
  const [, c] = await receive<['c', Pid]>(['c', _])
  for (const ref of refs) {
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(r)
  }
  emit(await receive(['t', _]))
  await settle()
  emit(['c alive', isAlive(c)])
  emit(['a alive', isAlive(a)])
}
