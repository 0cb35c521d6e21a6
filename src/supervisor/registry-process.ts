import {
  type ChildSpec,
  genServer,
  noreply,
  ok,
  onDeath,
  type Pid,
  Process,
  reply,
  type Starting,
  self,
} from '../actors/index.ts'
import { publishRegistry, withdrawRegistry } from './registry-directory.ts'
import { type Partition, RegistryState } from './registry-table.ts'
import { init, supervisor } from './supervisor.ts'

/** How a registry is started. */
export interface RegistryOptions {
  /** Whether a key has at most one process, or any number. */
  readonly keys: 'unique' | 'duplicate'
  /** What the registry is called in every call; also the registered name of its supervisor. */
  readonly name: string
  /** Among how many processes the owners are shared out. A `dispatch` on duplicate keys goes by partition. @default 1 */
  readonly partitions?: number
  /** Registered names of processes that are told of each `register` and `unregister`. @default [] */
  readonly listeners?: readonly string[]
  /** What `meta` gives from the start on. @default {} */
  readonly meta?: Readonly<Record<string, unknown>>
}

/** Starts a registry: its tables, and a supervisor with a process for each partition. */
export function startRegistry(options: RegistryOptions): Starting {
  const registry = createState(options)
  return registrySupervisor.startLink(registry, { name: registry.name })
}

function createState(options: RegistryOptions): RegistryState {
  const { keys, name, partitions = 1, listeners = [], meta = {} } = options
  if (keys !== 'unique' && keys !== 'duplicate') throw expected('keys', "'unique' or 'duplicate'", keys)
  if (typeof name !== 'string' || name === '') throw expected('name', 'a string that is not empty', name)
  if (!Number.isSafeInteger(partitions) || partitions < 1) throw expected('partitions', 'an integer >= 1', partitions)
  if (!Array.isArray(listeners) || !listeners.every((listener) => typeof listener === 'string'))
    throw expected('listeners', 'a list of registered names', listeners)
  if (typeof meta !== 'object' || meta === null) throw expected('meta', 'an object', meta)
  const registry = new RegistryState(name, keys, partitions, listeners)
  for (const [key, value] of Object.entries(meta)) registry.meta.set(key, { value })
  return registry
}

function expected(option: string, form: string, value: unknown): TypeError {
  return new TypeError(`Expected \`${option}\` to be ${form}, got \`${String(value)}\``)
}

function partitionSpec(registry: RegistryState, index: number): ChildSpec {
  const id = `${registry.name}.PIDPartition${index}`
  return { id, start: [partitionServer, 'startLink', [{ registry, index }, { name: id }]] }
}

interface PartitionOptions {
  readonly registry: RegistryState
  readonly index: number
}

/** Owners are linked to it and end with it. It learns of their ends without a message, so their exit signals tell it nothing new. */
const partitionServer = genServer({
  name: 'Registry.Partition',
  init({ registry, index }: PartitionOptions) {
    Process.flag('trap_exit', true)
    const partition = registry.partitions[index] as Partition
    partition.server = self()
    onDeath(self(), () => partition.close())
    return ok(partition)
  },
  handleCall: (_request: 'sync', _from, partition) => reply('ok', partition),
  handleInfo: (_exit: unknown, partition) => noreply(partition),
})

/** As in Elixir a lost partition of a unique registry takes the others with it: its keys may be anybody's. */
const registrySupervisor = supervisor({
  name: 'Registry.Supervisor',
  init(registry: RegistryState) {
    publish(registry, self())
    const children = registry.partitions.map((_, index) => partitionSpec(registry, index))
    return init(children, { strategy: registry.kind === 'unique' ? 'one_for_all' : 'one_for_one' })
  },
})

/** The node knows the registry from here on, until its supervisor has ended. */
function publish(registry: RegistryState, server: Pid): void {
  const { node } = server
  publishRegistry(node, registry)
  onDeath(server, () => withdrawRegistry(node, registry))
}
