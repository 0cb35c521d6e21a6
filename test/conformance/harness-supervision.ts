import {
  type Address,
  type ChildDefinition,
  type ChildSpec,
  type Pid,
  type Starting,
  type StartOptions,
  Supervisor,
  type SupervisorOptions,
  supervisor,
  whereis,
} from 'linecard'
import { name, sorted } from './harness.ts'

/** An OTP supervisor with its flags as they are, so with OTP's defaults. */
const raw = supervisor({ name: 'S', init: (returned: ['ok', [object, ChildSpecs]]) => returned })
type ChildSpecs = readonly ChildSpec[]

export const S = {
  /** Starts a supervisor from flags and specs as they are. */
  startLink(flags: Partial<SupervisorOptions>, children: ChildSpecs, options: StartOptions = {}): Starting {
    return raw.startLink(['ok', [flags, children]], options)
  },

  /** Starts a supervisor and names its pid. */
  async sup(
    symbol: string,
    children: readonly ChildDefinition[],
    options: SupervisorOptions & StartOptions,
  ): Promise<Pid> {
    return name(await Supervisor.startLink(children, options), symbol)
  },

  /** `[[id, label | 'undefined' | 'restarting'], …]`, sorted by id. */
  async kids(target: Address): Promise<unknown[]> {
    return sorted((await Supervisor.whichChildren(target)).map(([id, child]) => [id, child]))
  },
}

/** The pid of a child by id, or `'restarting'`, `'undefined'`. */
export async function childOf(target: Address, id: unknown): Promise<Pid | 'undefined' | 'restarting'> {
  const entry = (await Supervisor.whichChildren(target)).find(([key]) => key === id)
  if (entry === undefined) throw new Error(`no child ${String(id)}`)
  return entry[1]
}

/** The process that has a name; it has to be there. */
export function pidOf(registered: string): Pid {
  const pid = whereis(registered)
  if (pid === null) throw new Error(`nobody is registered as ${registered}`)
  return pid
}
