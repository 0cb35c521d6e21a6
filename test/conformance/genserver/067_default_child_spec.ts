import { type ChildSpec, genServer, ok, type StartMfa } from 'linecard'
import { emit } from '../harness.ts'

const My = genServer({ name: 'My', init: (x: string) => ok(x), calls: {}, casts: {} })
const My2 = genServer({ name: 'My2', init: (x: string) => ok(x), calls: {}, casts: {} })

/** What `use GenServer, id: :other, restart: :transient, shutdown: 10` says is a spread here. */
const specs: ChildSpec[] = [
  My.childSpec('arg'),
  { ...My2.childSpec('arg'), id: 'other', restart: 'transient', shutdown: 10 },
]

const names: Record<string, string> = { startLink: 'start_link' }

export default async function twin(): Promise<void> {
  for (const spec of specs) {
    const [module, start, args] = spec.start as StartMfa
    emit([spec.id, module, names[start], args, spec.restart, spec.shutdown])
  }
}
