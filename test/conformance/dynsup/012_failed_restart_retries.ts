import { DynamicSupervisor, exit, stop } from 'linecard'
import { await_, emit, sorted, W } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxRestarts: 5 })
  const init = (n: number) => (n === 2 || n === 3 ? stop('nope') : 'ok')
  await DynamicSupervisor.startChild(ds, W.spec('a', { init }))
  await DynamicSupervisor.startChild(ds, W.spec('b'))
  const a = pidOf('a')
  exit(a, 'kill')
  const children = async () => (await DynamicSupervisor.whichChildren(ds)).map(([, p]) => p)
  await await_(async () => {
    const l = await children()
    return l.length === 2 && l.every((p) => typeof p !== 'string') && !l.includes(a)
  })
  emit(['children', sorted(await children())])
}
