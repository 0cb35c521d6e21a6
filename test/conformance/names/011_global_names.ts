import { Global, self, send } from 'linecard'
import { catching, emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const p = spawnAs('p', async () => {
    send(me, await recv())
    await park()
  })
  const q = spawnAs('q', () => park())
  emit(['p', Global.registerName('g', p)])
  emit(['q', Global.registerName('g', q)])
  emit(['whereis', Global.whereisName('g')])
  Global.send('g', 'hi')
  emit(['recv', await recv()])
  emit(['unregister', Global.unregisterName('g')])
  emit(['whereis', Global.whereisName('g')])
  emit(['send', await catching(() => Global.send('g', 'x'))])
}
