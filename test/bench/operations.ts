import { getHeapStatistics, promiseHooks } from 'node:v8'
import {
  call,
  cast,
  GenServer,
  monitor,
  Node,
  noreply,
  ok,
  type Pid,
  receive,
  reply,
  runProcess,
  send,
  spawn,
  spawnMonitor,
  Task,
  VirtualClock,
} from '../../src/actors/index.ts'
import { DynamicSupervisor, Registry } from '../../src/supervisor/index.ts'

/** What one operation makes: bytes on the heap, and how many of its objects are promises. */
export interface Cost {
  readonly bytes: number
  readonly promises: number
}

/** Does something `count` times. */
type Loop = (count: number) => void | Promise<void>

const WARM = 5000
const COUNT = 2000
/** The least of so many samples: what is made once, such as a longer ring, is nobody's cost. */
const SAMPLES = 6
/** Messages in flight: so few fit into a queue that is used again. */
const WINDOW = 50

/** Its callbacks make nothing: what is counted is the runtime's. */
const nothingToSay = noreply(0)
const answer = reply('ok', 0)
const quiet = {
  name: 'Quiet',
  init: () => ok(0),
  handleCall: () => answer,
  handleCast: () => nothingToSay,
  handleInfo: () => nothingToSay,
}

const REGISTRY = 'Registry'
const start = [GenServer, 'startLink', [quiet, 0]] as const
const childSpec = { id: 0, start, restart: 'temporary' } as const

/** What is counted. Each loop stands beside one that is the same without the operation, whose cost is taken off. */
async function loops(self: Pid): Promise<Record<string, readonly [Loop, Loop]>> {
  const server = await GenServer.start(quiet, 0)
  await Registry.startLink({ keys: 'unique', name: REGISTRY })
  Registry.register(REGISTRY, 1, null)
  const supervisor = await DynamicSupervisor.startLink()
  return {
    send: inWindows(server, (index) => send(server, index)),
    cast: inWindows(server, (index) => cast(server, index)),
    call: awaited((index) => call(server, index)),
    'send and receive': awaited((index) => {
      send(self, index)
      return receive()
    }),
    spawn: inWindows(server, () => spawn(nothing)),
    monitor: plain(() => monitor(server)),
    'spawn, monitor and DOWN': awaited(() => {
      spawnMonitor(nothing)
      return receive()
    }),
    task: awaited(() => Task.await(Task.async(nothing))),
    'registry look-up': plain(() => Registry.lookup(REGISTRY, 1)),
    'start of a GenServer': awaited(() => GenServer.start(quiet, 0)),
    'start of a dynamic child': awaited(() => DynamicSupervisor.startChild(supervisor, childSpec)),
  }
}

function plain(operation: (index: number) => unknown): readonly [Loop, Loop] {
  const loop =
    (once: (index: number) => unknown): Loop =>
    (count) => {
      for (let index = 0; index < count; index++) once(index)
    }
  return [loop(operation), loop(nothing)]
}

/** An `await` costs a promise and more by itself. */
function awaited(operation: (index: number) => PromiseLike<unknown>): readonly [Loop, Loop] {
  const loop =
    (once: (index: number) => PromiseLike<unknown>): Loop =>
    async (count) => {
      for (let index = 0; index < count; index++) await once(index)
    }
  const settled = Promise.resolve()
  return [loop(operation), loop(() => settled)]
}

/** A call after each window has the others run. */
function inWindows(server: Pid, operation: (index: number) => unknown): readonly [Loop, Loop] {
  const loop =
    (once: (index: number) => unknown): Loop =>
    async (count) => {
      for (let index = 1; index <= count; index++) {
        once(index)
        if (index % WINDOW === 0) await call(server, 'sync')
      }
    }
  return [loop(operation), loop(nothing)]
}

function nothing(): void {}

const KEPT = 10_000

/** What each of many leaves on the heap for as long as it is there. */
async function keptBy(make: (index: number) => PromiseLike<unknown>): Promise<Cost> {
  globalThis.gc?.()
  const before = getHeapStatistics().used_heap_size
  for (let index = 0; index < KEPT; index++) await make(index)
  globalThis.gc?.()
  return { bytes: Math.round((getHeapStatistics().used_heap_size - before) / KEPT), promises: 0 }
}

async function costOf(loop: Loop): Promise<Cost> {
  await loop(WARM)
  let bytes = Number.POSITIVE_INFINITY
  for (let sample = 0; sample < SAMPLES; sample++) {
    globalThis.gc?.()
    const before = getHeapStatistics().used_heap_size
    await loop(COUNT)
    bytes = Math.min(bytes, getHeapStatistics().used_heap_size - before)
  }
  let promises = 0
  const stop = promiseHooks.onInit(() => {
    promises++
  }) as () => void
  await loop(COUNT)
  stop()
  return { bytes: bytes / COUNT, promises: promises / COUNT }
}

/** The program prints what each operation costs. It has to be started so that nothing is compiled or collected while it counts. */
const costs: Record<string, Cost> = {}
await runProcess(new Node({ clock: new VirtualClock() }), async (self) => {
  for (const [name, [loop, without]] of Object.entries(await loops(self))) {
    const [whole, rest] = [await costOf(loop), await costOf(without)]
    costs[name] = {
      bytes: Math.round(whole.bytes - rest.bytes),
      promises: Math.round(whole.promises - rest.promises),
    }
  }
  const supervisor = await DynamicSupervisor.startLink()
  costs['a permanent child, kept'] = await keptBy((id) =>
    DynamicSupervisor.startChild(supervisor, { id, start: [GenServer, 'startLink', [quiet, id]] }),
  )
})
console.log(JSON.stringify(costs))
process.exit()
