import { Process } from 'linecard'
import { type Exit, emit, recv, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  spawnLinkAs('c', () => {
    throw new Error('oops')
  })
  emit(await recv<Exit>())
}
