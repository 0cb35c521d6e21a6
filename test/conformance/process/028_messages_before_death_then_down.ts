import { exit, receive, self, send, spawnMonitor } from 'linecard'
import { type Down, emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const [p] = spawnMonitor(async () => {
    await receive('go')
    for (let i = 1; i <= 3; i++) send(me, ['m', i])
    exit('boom')
  })
  send(p, 'go')
  for (let i = 1; i <= 4; i++) {
    const message = await recv<['m', number] | Down>()
    if (message[0] === 'm') emit(['msg', message[1]])
    else emit(['down', message[4]])
  }
}
