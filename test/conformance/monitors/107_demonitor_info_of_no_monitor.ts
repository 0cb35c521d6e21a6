import { makeRef, Process, send } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  const address = Process.alias()
  emit([Process.demonitor(address, { info: true }), Process.demonitor(makeRef(), { info: true })])
  send(address, 'still')
  emit(await recv())
}
