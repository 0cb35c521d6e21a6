import { _, exit, type Pid, Process, receive, self, send } from 'linecard'
import { type Down, emit, G, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const make = async (): Promise<[p: Pid, s: Pid]> => {
    const p = spawnAs('p', async () => {
      send(me, ['s', await G.startLink({ as: 's', terminate: (r) => emit(['terminate', r]) })])
      const [, r] = await receive<['exit', unknown]>(['exit', _])
      exit(r)
    })
    const [, s] = await recvAs<['s', Pid]>(['s', _])
    Process.monitor(s)
    return [p, s]
  }
  const down = async (s: Pid): Promise<void> => {
    const [, , , , r] = await receive<Down>(['DOWN', _, _, s, _])
    emit(['down', r])
  }
  const [p, s1] = await make()
  send(p, ['exit', 'shutdown'])
  await down(s1)
  const [, s2] = await make()
  Process.exit(s2, 'shutdown')
  await down(s2)
  const [, s3] = await make()
  Process.exit(s3, 'kill')
  await down(s3)
}
