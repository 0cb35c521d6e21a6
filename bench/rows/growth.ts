import {
  cancelTimer,
  DynamicSupervisor,
  exit,
  GenServer,
  monitor,
  noreply,
  ok,
  type Pid,
  type Ref,
  Registry,
  receive,
  reply,
  self,
  send,
  sendAfter,
  spawn,
} from 'linecard'
import { type Row, rate, rateAfter } from '../row.ts'
import { freshSupervisors, idle, settled, startChildren, startSinks } from './servers.ts'

const REGISTRY = 'Bench.Registry'
const MESSAGES = 1_000_000
const LOOKUPS = 200_000
/** No more in flight than the smallest row has processes, so that all sizes do the same. */
const WINDOW = 100

/** Watches whom it is told to, counts what it hears of them. */
const watcher = {
  name: 'Watcher',
  init: () => ok(0),
  handleCall(request: unknown, _from: unknown, heard: number) {
    if (Array.isArray(request)) for (let count = 0; count < request[1]; count++) monitor(request[0])
    return reply(heard, heard)
  },
  handleInfo: (_down: unknown, heard: number) => noreply(heard + 1),
}

/** Tells when the last of so many messages has come. */
const countdown = {
  name: 'Countdown',
  init: (teller: Pid) => ok([teller, 0] as const),
  handleCast: (count: number, [teller]: readonly [Pid, number]) => noreply([teller, count] as const),
  handleInfo(_message: unknown, [teller, left]: readonly [Pid, number]) {
    if (left === 1) send(teller, 'all')
    return noreply([teller, left - 1] as const)
  },
}

/** What it costs that there are many: the same work at each size. */
export const growthRows: readonly Row[] = [
  {
    name: 'many-processes',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [100, 10_000, 1_000_000],
    async run(_node, _self, size) {
      const servers = await startSinks(size)
      settle()
      await sendAround(servers)
      const result = await rate(MESSAGES, () => sendAround(servers))
      for (const server of servers) exit(server, 'kill')
      return result
    },
  },
  {
    name: 'many-keys',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [1000, 1_000_000],
    async run(_node, _self, size) {
      const registry = await Registry.startLink({ keys: 'unique', name: REGISTRY })
      const owner = await ownerOfKeys(size)
      settle()
      lookAround(size, owner)
      const result = await rate(LOOKUPS, () => lookAround(size, owner))
      await GenServer.stop(registry)
      return result
    },
  },
  {
    name: 'many-timers-cancelled',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [1000, 1_000_000],
    run: (_node, self, size) =>
      rate(size, () => {
        const refs: Ref[] = []
        for (let index = 0; index < size; index++) refs.push(sendAfter(self, 'late', 60_000 + (index % 1000)))
        for (const ref of refs) cancelTimer(ref)
      }),
  },
  {
    name: 'many-timers-fired',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [1000, 1_000_000],
    async run(_node, self, size) {
      const counter = await GenServer.start(countdown, self)
      const result = await rate(size, async () => {
        GenServer.cast(counter, size)
        for (let index = 0; index < size; index++) sendAfter(counter, 'now', 1 + (index % 10))
        await receive('all')
      })
      await GenServer.stop(counter)
      return result
    },
  },
  {
    name: 'many-children-started',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [1000, 100_000],
    run: (_node, _self, size) => rateAfter(size, freshSupervisors(), (supervisor) => startChildren(supervisor, size)),
  },
  {
    name: 'many-children-stopped',
    unit: 'M/s',
    // On the BEAM the end of 100,000 children takes 100 s: a DynamicSupervisor looks through its mailbox for each of them.
    rivals: [],
    sizes: [1000, 100_000],
    run: (_node, _self, size) =>
      rateAfter(
        size,
        async () => {
          const supervisor = await DynamicSupervisor.startLink()
          await startChildren(supervisor, size)
          return supervisor
        },
        async (supervisor) => {
          await DynamicSupervisor.stop(supervisor)
        },
      ),
  },
  {
    name: 'many-monitors',
    unit: 'M/s',
    rivals: ['beam'],
    sizes: [1000, 100_000],
    async run(_node, _self, size) {
      const server = await GenServer.start(watcher, null)
      const result = await rate(size, async () => {
        const target = await GenServer.start(idle, 0)
        await GenServer.call(server, [target, size])
        exit(target, 'kill')
        await settled(server)
      })
      await GenServer.stop(server)
      return result
    },
  },
]

/**
 * What making so many has left to the collector, which works beside the program for a while, is not part of the work. Some optimised code goes
 * with it: the work is done once before it is measured.
 */
function settle(): void {
  globalThis.gc?.()
}

/** Sends one message after the other to all in turn, a window of different processes at a time. */
async function sendAround(servers: readonly Pid[]): Promise<void> {
  let next = 0
  for (let index = 1; index <= MESSAGES; index++) {
    const server = servers[next] as Pid
    send(server, index)
    next = next + 1 === servers.length ? 0 : next + 1
    if (index % WINDOW === 0) await settled(server)
  }
}

function ownerOfKeys(size: number): Promise<Pid> {
  const teller = self()
  spawn(async (owner) => {
    for (let key = 0; key < size; key++) Registry.register(REGISTRY, key, null)
    send(teller, owner)
    await receive()
  })
  return receive()
}

/** Far apart, so that no cache holds what the next look-up needs. */
function lookAround(size: number, owner: Pid): void {
  let key = 0
  for (let index = 0; index < LOOKUPS; index++) {
    const [entry] = Registry.lookup(REGISTRY, key)
    if (entry?.[0] !== owner) throw new Error(`Nobody has key ${key}`)
    key = (key + 7919) % size
  }
}
