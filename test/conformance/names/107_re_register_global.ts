import { exit, Global, Process } from 'linecard'
import { emit, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', park)
  const q = spawnAs('q', park)
  emit(['g', Global.registerName('g', p), Global.whereisName('g')])
  emit(['again', Global.registerName('g', q), Global.reRegisterName('g', q), Global.whereisName('g')])
  Global.send('g', 'hello')
  emit(['queue', Process.info(p, 'messages'), Process.info(q, 'messages')])
  exit(p, 'kill')
  await settle()
  emit(['after', Global.whereisName('g')])
  const r = spawnAs('r', park)
  emit(['new', Global.reRegisterName('h', r), Global.whereisName('h'), Global.registeredNames().sort()])
}
