import { exit, GenServer, Process } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  await S.sup('sup', [W.spec('a')], { strategy: 'one_for_one' })
  const a = pidOf('a')
  await GenServer.call(a, ['do', () => Process.put('k', 'v')])
  emit(['before', await GenServer.call(a, ['do', () => Process.get('k')])])
  exit(a, 'kill')
  await awaitNew('a', a)
  emit(['after', await GenServer.call('a', ['do', () => Process.get('k')])])
}
