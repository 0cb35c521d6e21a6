import { _, exit, link, monitor, Process, type Ref, receive, self, send } from 'linecard'
import { catchingClass, emit, park, recv, recvAs, spawnAs } from '../harness.ts'

type NameDown = ['DOWN', Ref, 'process', [string, string], unknown]

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', () => park())
  Process.register(p, 'svc')
  const q = spawnAs('q', async () => {
    Process.flag('trap_exit', true)
    link(p)
    send(me, 'linked')
    await recvAs(['EXIT', p, _])
    send(me, ['q', await catchingClass(() => Process.register(self(), 'svc'))])
    emit(['q got', await recv()])
  })
  await recvAs('linked')
  const down = async (ref: Ref) => {
    const [, , , [n], r] = await receive<NameDown>(['DOWN', ref, _, _, _])
    emit([n, r])
  }
  const first = monitor('svc')
  exit(p, 'kill')
  const [, r] = await receive<['q', unknown]>(['q', _])
  emit(r)
  await down(first)
  emit([Process.whereis('svc') === q])
  const second = monitor('svc')
  send('svc', 'hello')
  await down(second)
  emit(['whereis', Process.whereis('svc')])
}
