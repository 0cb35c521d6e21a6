import { exit, Process } from 'linecard'
import { emit, park, recv, spawnAs, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const x = spawnAs('x', () => park())
  const b = W.spec('b', { trap: true, onTerminate: () => Process.register(x, 'a') })
  await S.sup('sup', [W.spec('a'), b], { strategy: 'one_for_all', maxRestarts: 2 })
  exit(pidOf('a'), 'kill')
  emit(await recv())
  emit([Process.whereis('a'), Process.whereis('b')])
}
