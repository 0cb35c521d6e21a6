import { GenServer, Supervisor } from 'linecard'
import { catching, emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('srv', { quiet: true })], { strategy: 'one_for_one' })
  emit([await GenServer.call('srv', 'label')])
  await Supervisor.terminateChild(s, 'srv')
  const [, reason] = await catching(() => GenServer.call('srv', 'label'))
  emit([(reason as unknown[])[0]])
  emit([GenServer.cast('srv', ['stop', 'lost'])])
  await Supervisor.restartChild(s, 'srv')
  emit([await GenServer.call('srv', 'label')])
}
