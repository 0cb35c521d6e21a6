import { exit, Global } from 'linecard'
import { await_, deadPid, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  const q = spawnAs('q', () => park())
  const d = await deadPid('d')
  emit(['g', Global.registerName('g', p)])
  emit(['h', Global.registerName('h', p)])
  emit(['unregister', Global.unregisterName('nobody_here')])
  Global.registerName('i', d)
  await await_(() => Global.whereisName('i') === 'undefined')
  exit(p, 'kill')
  await await_(() => Global.whereisName('g') === 'undefined')
  emit(['q', Global.registerName('g', q)])
  emit(['names', Global.registeredNames()])
}
