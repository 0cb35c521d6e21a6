import { _, type Pid, Process, self, send, sleep, spawnLink } from 'linecard'
import { emit, flush, G, park, recvAs, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const me = self()
  const ends: (() => unknown)[] = [
    () => ['stop', 'r'],
    () => 'ignore',
    () => ['stop', 'normal'],
    () => {
      throw new Error('e')
    },
    () => 'junk',
    () => sleep(5000),
  ]
  for (const f of ends) {
    const init = () => {
      send(me, ['child', spawnLink(park)])
      return f()
    }
    await G.startLink({ init }, { timeout: 50 }).result()
    await settle()
    const [, c] = await recvAs<['child', Pid]>(['child', _])
    emit(['alive', Process.alive(c)])
    await flush()
  }
}
