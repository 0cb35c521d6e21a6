import { exit, Process, self, send } from 'linecard'
import { emit, recv, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  Process.flag('trap_exit', true)
  spawnLinkAs('c', () => {
    send(me, 'm1')
    send(me, 'm2')
    exit('boom')
  })
  for (let i = 1; i <= 3; i++) emit(['recv', await recv()])
}
