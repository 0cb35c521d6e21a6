import { _, exit, GenServer, noreply, type Pid, Process, receive, reply, send } from 'linecard'
import { type Down, emit, G, recv, recvAs, settle, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const worker = async (): Promise<void> => {
    await receive('go')
    exit('boom')
  }
  const make = (nm: string, trap: boolean): PromiseLike<Pid> =>
    G.start({
      as: nm,
      trap,
      call: (m: 'spawn' | 'sync', _from, s) => reply(m === 'spawn' ? spawnLinkAs('w', worker) : 'ok', s),
      info: (m, s) => {
        emit([`${nm} info`, m])
        return noreply(s)
      },
      terminate: (r) => emit([`${nm} terminate`, r]),
    })
  const s = await make('s', true)
  const w1 = await GenServer.call<Pid>(s, 'spawn')
  Process.monitor(w1)
  send(w1, 'go')
  await recvAs(['DOWN', _, _, w1, _])
  await settle()
  emit(['s sync', await GenServer.call(s, 'sync')])
  const n = await make('n', false)
  Process.monitor(n)
  const w2 = await GenServer.call<Pid>(n, 'spawn')
  send(w2, 'go')
  const [, , , , r] = await recv<Down>()
  emit(['n down', r])
}
