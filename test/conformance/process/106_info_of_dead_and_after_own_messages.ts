import { Process, send } from 'linecard'
import { deadPid, emit, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit([Process.info(d) === null, Process.info(d, 'links') === null])
  const p = spawnAs('p', () => park())
  await settle(20)
  for (let i = 1; i <= 3; i++) send(p, i)
  emit(['len', Process.info(p, 'message_queue_len')])
}
