import { _, exit, type Pid, Process, Registry, receive, self, send } from 'linecard'
import { type Down, emit, park, recv, recvAs, settle, spawnAs } from '../harness.ts'

async function work(): Promise<never> {
  for (;;) {
    const [f, from] = await receive<[() => unknown, Pid]>([_, _])
    send(from, f())
  }
}

export default async function twin(): Promise<void> {
  const me = self()
  const r = spawnAs('r', async () => {
    const pid = await Registry.startLink({ keys: 'unique', name: 'U' })
    Process.flag('trap_exit', true)
    send(me, ['sup', pid])
    await park()
  })
  const [, sup] = await recvAs<['sup', Pid]>(['sup', _])
  const p = spawnAs('p', work)
  const q = spawnAs('q', () => {
    Process.flag('trap_exit', true)
    return work()
  })
  const do_ = (pid: Pid, f: () => unknown) => {
    send(pid, [f, me])
    return recv()
  }
  const links = () => Process.info(p, 'links')?.length
  await do_(p, () => Registry.register('U', 'k1', 1))
  const one = links()
  await do_(p, () => Registry.register('U', 'k2', 1))
  const two = links()
  await do_(p, () => Registry.unregister('U', 'k1'))
  const left = links()
  await do_(p, () => Registry.unregister('U', 'k2'))
  emit([one, two, left, links()])
  await do_(p, () => Registry.register('U', 'k1', 1))
  await do_(q, () => Registry.register('U', 'k3', 1))
  const ref = Process.monitor(p)
  exit(sup, 'kill')
  const [, , , , reason] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['p', reason])
  await settle()
  emit(['q', Process.alive(q), Process.alive(r)])
}
