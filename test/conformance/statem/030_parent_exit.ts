import { _, exit, isAlive, keepStateAndData, monitor, type Pid, receive, self, send } from 'linecard'
import { type Down, emit, recvAs, spawnAs } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const trap of [true, false]) {
    const p = spawnAs('p', async () => {
      const m = await M.startLink({
        trap,
        handle: () => keepStateAndData(),
        terminate: (r, s) => emit(['terminate', r, s]),
      })
      send(me, ['m', m])
      await receive('go')
      exit('boom')
    })
    const [, m] = await recvAs<['m', Pid]>(['m', _])
    const ref = monitor(m)
    send(p, 'go')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
  const m = await M.start({
    trap: true,
    handle: (t, c) => {
      emit([t, c])
      return keepStateAndData()
    },
  })
  exit(m, 'boom')
  await M.sync(m)
  emit(['alive', isAlive(m)])
}
