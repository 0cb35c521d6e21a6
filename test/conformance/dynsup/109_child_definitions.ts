import {
  type ChildSpec,
  DynamicSupervisor,
  exit,
  genServer,
  ok,
  Pid,
  Process,
  Supervisor,
  Sys,
  supervisor,
} from 'linecard'
import { emit, G, settle, sorted, W } from '../harness.ts'

const server = genServer({ name: 'My', init: (x: unknown) => ok(x) })
/** `use GenServer, restart: :temporary`; a module alone stands for `{My, []}`. */
const My = { childSpec: (arg: unknown = []): ChildSpec => ({ ...server.childSpec(arg), restart: 'temporary' }) }
const Sup = supervisor({ name: 'Sup', init: (_arg: unknown) => Supervisor.init([], { strategy: 'one_for_one' }) })
const Info = { go: async () => ['ok', await G.startLink(), 'info'] }

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const one = await DynamicSupervisor.startChild(ds, [My, 1])
  const two = await DynamicSupervisor.startChild(ds, My)
  emit([await Sys.getState(one), await Sys.getState(two)])
  await DynamicSupervisor.startChild(ds, [Sup, []])
  const entries = await DynamicSupervisor.whichChildren(ds)
  emit(sorted(entries.map(([id, p, t, m]) => [id, p instanceof Pid, t, m])))
  exit(one, 'kill')
  await settle()
  emit(await DynamicSupervisor.countChildren(ds))
  const [r, p, i] = (await DynamicSupervisor.startChild(ds, { id: 'x', start: [Info, 'go', []] }).result()) as unknown[]
  emit([r, p instanceof Pid, i])
  await DynamicSupervisor.startChild(ds, W.spec('w', { quiet: true }))
  const [, why] = (await DynamicSupervisor.startChild(ds, W.spec('w', { quiet: true })).result()) as [
    unknown,
    unknown[],
  ]
  emit([why[0], why[1] === Process.whereis('w')])
  emit(await DynamicSupervisor.countChildren(ds))
}
