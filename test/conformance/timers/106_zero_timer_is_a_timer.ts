import { Process, receive, self, send } from 'linecard'
import { emit, flush, recv, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.sendAfter(self(), 't', 0)
  const a = await receive(undefined, 0, 'empty')
  emit([a, await recv()])
  Process.sendAfter(self(), 't', 0)
  send(self(), 'm')
  const b = await recv()
  emit([b, await recv()])
  const t = Process.sendAfter(self(), 't', 0)
  const left = Process.cancelTimer(t)
  await settle()
  emit([left, await flush()])
}
