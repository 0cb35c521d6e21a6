import { node, Process, self } from 'linecard'
import { catchingClass, deadPid, emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.register(self(), 'm')
  emit([Process.send(self(), 1), Process.send('m', 2, ['noconnect']), Process.send(['m', node()], 3, ['nosuspend'])])
  emit([Process.send(await deadPid('d'), 4), Process.send(['nobody', node()], 5)])
  emit(await catchingClass(() => Process.send('nobody', 6)))
  emit(['mailbox', await flush()])
  emit(['node', node(self()) === node(), true])
}
