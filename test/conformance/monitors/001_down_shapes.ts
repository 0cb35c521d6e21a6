import { exit, receive, self, send, spawnMonitor } from 'linecard'
import { type Down, emit, name, park, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const bad = (): never => {
    throw new Error('bad')
  }
  const killSelf = (): Promise<'ok'> => {
    exit(self(), 'kill')
    return park()
  }
  const acts = [() => 'ok', () => exit('shutdown'), () => exit('boom'), bad, killSelf]
  for (const [i, act] of acts.entries()) {
    const [p] = spawnMonitor(async () => {
      await receive('go')
      await act()
    })
    name(p, `p${i + 1}`)
    send(p, 'go')
    emit(await recv<Down>())
  }
}
