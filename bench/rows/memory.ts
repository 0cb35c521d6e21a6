import { type ChildSpec, DynamicSupervisor, exit, GenServer, type Pid, unlink } from 'linecard'
import type { RivalName, Row } from '../row.ts'
import { idle } from './servers.ts'

const PROCESSES = 20_000

export const memoryRows: readonly Row[] = [
  memoryRow('idle-genserver', ['beam', 'nact', 'xstate'], () => (id) => GenServer.start(idle, id)),
  memoryRow('supervised-genserver', ['beam'], async () => {
    const supervisor = await freshSupervisor()
    return (id) => DynamicSupervisor.startChild(supervisor, { id, start: [GenServer, 'startLink', [idle, id]] })
  }),
  {
    name: 'many-idle-genservers',
    unit: 'B',
    rivals: [],
    sizes: [1000, 10_000, 100_000],
    async run(node, self, size) {
      const older = new Set(node.processes())
      const supervisor = await freshSupervisor()
      const bytes = await heapBytesEach(size, (id) => DynamicSupervisor.startChild(supervisor, idleChild(id)))
      for (const pid of node.processes()) if (!older.has(pid) && pid !== self) exit(pid, 'kill')
      return bytes
    },
  },
]

async function freshSupervisor(): Promise<Pid> {
  const supervisor = await DynamicSupervisor.startLink()
  unlink(supervisor)
  return supervisor
}

function idleChild(id: number): ChildSpec {
  return { id, start: [GenServer, 'startLink', [idle, id]], restart: 'temporary' }
}

type Make = (id: number) => PromiseLike<unknown>

/** Heap bytes of a process that waits for its first message. Needs `--expose-gc`. */
function memoryRow(name: string, rivals: readonly RivalName[], begin: () => Make | Promise<Make>): Row {
  return {
    name,
    unit: 'B',
    rivals,
    async run(node, self) {
      const older = new Set(node.processes())
      const make = await begin()
      const bytes = await heapBytesEach(PROCESSES, make)
      for (const pid of node.processes()) if (!older.has(pid) && pid !== self) exit(pid, 'kill')
      return bytes
    },
  }
}

/** Heap bytes that `count` of something keep, each. Needs `--expose-gc`. */
export async function heapBytesEach(count: number, make: Make): Promise<number> {
  const before = await settledHeap()
  for (let index = 0; index < count; index++) await make(index)
  return ((await settledHeap()) - before) / count
}

async function settledHeap(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}
