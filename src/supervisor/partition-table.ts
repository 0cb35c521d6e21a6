import { ExitError, keyText, type Node, onDeath, Pid, type Via, whereisOn } from '../actors/index.ts'

/** What a PartitionSupervisor is registered as. */
export type PartitionsName = string | Via

/** The processes of a PartitionSupervisor by partition, reached from its name without a message. */
export class PartitionTable {
  readonly size: number
  /** As they were started last; an ended one stays until its successor has started. */
  readonly pids: (Pid | null)[]

  constructor(size: number) {
    this.size = size
    this.pids = Array<Pid | null>(size).fill(null)
  }

  /** The partition of a key: of an integer its remainder, of another key that of its hash. */
  partitionOf(key: unknown): number {
    if (typeof key === 'bigint') return Number((key < 0n ? -key : key) % BigInt(this.size))
    return (Number.isInteger(key) ? Math.abs(key as number) : hashOf(key)) % this.size
  }
}

const TABLES = Symbol('linecard.partitions')
const noTables = (): Map<Pid, PartitionTable> => new Map()

/** The tables of a node by supervisor. */
function tablesOf(node: Node): Map<Pid, PartitionTable> {
  return node.service(TABLES, noTables)
}

/** The node knows the table from here on, until its supervisor has ended. */
export function publishPartitions(supervisor: Pid, size: number): void {
  const tables = tablesOf(supervisor.node)
  tables.set(supervisor, new PartitionTable(size))
  onDeath(supervisor, () => tables.delete(supervisor))
}

/** The table of a supervisor that is calling. */
export function ownPartitions(supervisor: Pid): PartitionTable {
  return tablesOf(supervisor.node).get(supervisor) as PartitionTable
}

/** The table of the PartitionSupervisor that has a name. @throws {ExitError} `noproc` if nobody has */
export function partitionsOf(node: Node, name: PartitionsName): PartitionTable {
  const supervisor = whereisOn(node, name)
  const table = supervisor === null ? undefined : tablesOf(node).get(supervisor)
  if (table === undefined) throw new ExitError(['noproc', ['PartitionSupervisor', 'partitions', [name]]])
  return table
}

/** A pid's number, or FNV-1a of the key's text with its bits mixed, so that short and similar keys spread evenly. */
function hashOf(key: unknown): number {
  if (key instanceof Pid) return key.id
  const text = keyText(key)
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
