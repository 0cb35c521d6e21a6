import { hibernate, Process, receive } from 'linecard'
import { emit, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => receive('x'))
  const h = spawnAs('h', () => hibernate(() => 'ok'))
  await settle()
  emit(['p', Process.info(p, 'status')])
  emit(['h', Process.info(h, 'status')])
  emit(['p len', Process.info(p, 'message_queue_len')])
}
