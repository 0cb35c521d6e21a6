import { type ChildSpec, DynamicSupervisor, stop } from 'linecard'
import { emit, W } from '../harness.ts'

const raise = (message: string): never => {
  throw new Error(message)
}
const Bad = { e1: () => ['error', 'e1'], junk: () => 'junk', sf: () => raise('sf') }

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const st = async (spec: ChildSpec) => emit(['start_child', await DynamicSupervisor.startChild(ds, spec).result()])
  await st(W.spec('a', { quiet: true, init: () => 'ignore' }))
  await st(W.spec('b', { quiet: true, init: () => stop('why') }))
  await st(W.spec('c', { quiet: true, init: () => raise('bad') }))
  for (const f of ['e1', 'junk', 'sf']) await st({ id: f, start: [Bad, f, []] })
  emit(await DynamicSupervisor.countChildren(ds))
}
