import { GenServer, node } from 'linecard'
import { catching, deadPid, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const d = await deadPid('d')
  emit(await catching(() => GenServer.call(d, 'ping')))
  emit(await catching(() => GenServer.call('nobody_here', 'ping')))
  const [, reason] = await catching(() => GenServer.call(['nobody_here', node()], 'ping'))
  emit(['name node', (reason as unknown[])[0]])
  emit(await catching(() => GenServer.call(['global', 'nobody_g'], 'ping')))
}
