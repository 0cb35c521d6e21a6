import { _, exit, link, monitor, Process, receive, self, send, unlink } from 'linecard'
import { type Down, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (const cut of [true, false]) {
    const a = spawnAs('a', () => park())
    const c = spawnAs('c', () => park())
    const b = spawnAs('b', async () => {
      Process.flag('trap_exit', true)
      link(a)
      link(c)
      send(me, 'linked')
      emit(await recv())
      if (cut) unlink(c)
      exit('second')
    })
    await recvAs('linked')
    const rb = monitor(b)
    const rc = monitor(c)
    exit(a, 'kill')
    const [, , , , r] = await receive<Down>(['DOWN', rb, _, _, _])
    emit(['b', r])
    const down = await receive<Down>(['DOWN', rc, _, _, _], 50)
    emit(['c', down === undefined ? 'alive' : down[4]])
  }
}
