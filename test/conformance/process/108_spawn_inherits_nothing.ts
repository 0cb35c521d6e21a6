import { _, Process, self, send } from 'linecard'
import { emit, park, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const q = spawnAs('q', () => park())
  Process.flag('trap_exit', true)
  Process.put('k', 1)
  Process.register(me, 'm')
  Process.link(q)
  spawnAs('p', () => {
    const own = self()
    const trap = Process.info(own, 'trap_exit')
    send(me, ['p', [trap, Process.get('k'), Process.info(own, 'links'), Process.whereis('m') === own]])
  })
  const [, list] = await recvAs<['p', unknown[]]>(['p', _])
  emit(list)
}
