import { genServer, ok, Supervisor } from 'linecard'
import { emit } from '../harness.ts'

const m = genServer({ name: 'm', calls: {}, casts: {}, init: () => ok(0) })

export default async function twin(): Promise<void> {
  const s = { id: 'a', start: [m, 'f', []] }
  const sig = { ...s, significant: true, restart: 'transient' }
  const check = Supervisor.checkChildspecs as (specs: unknown, autoShutdown?: string) => unknown
  const lists = [[s], [s, s], [sig], [{ ...sig, restart: 'permanent' }], [{ id: 'a' }], [{ start: s.start }], [1], 'x']
  for (const l of lists) emit([check(l), check(l, 'never'), check(l, 'any_significant')])
  const wrong = { restart: 'often', shutdown: -1, type: 'boss', modules: 'm', start: [m, 'f'], significant: 'yes' }
  for (const [k, v] of Object.entries(wrong)) emit([k, check([{ ...s, [k]: v }])])
  emit(check([s], 'sometimes'))
  emit([check([]), check([s, { ...s, id: 'b' }])])
}
