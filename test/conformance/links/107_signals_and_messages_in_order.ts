import { _, exit, Process, receive, self, send } from 'linecard'
import { emit, recv, recvAs, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    Process.flag('trap_exit', true)
    send(me, 'ready')
    await receive('go')
    const list: unknown[] = []
    for (let i = 1; i <= 5; i++) list.push(await recv())
    send(me, ['got', list])
  })
  await recvAs('ready')
  send(p, 'm1')
  exit(p, 'a')
  send(p, 'm2')
  exit(p, 'b')
  send(p, 'm3')
  send(p, 'go')
  const [, list] = await recvAs<['got', unknown[]]>(['got', _])
  for (const m of list) emit(['got', m])
}
