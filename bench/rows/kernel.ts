import {
  type Address,
  exit,
  GenServer,
  noreply,
  ok,
  type Pid,
  receive,
  self,
  send,
  spawn,
  spawnMonitor,
  Task,
} from 'linecard'
import { type RivalName, type Row, rate } from '../row.ts'
import { settled, sink, startSinks } from './servers.ts'

/** Messages in flight before the sender waits for the receiver: a mailbox of millions measures the garbage collector. */
const WINDOW = 1000
const SENDS = 100 * WINDOW
const HOPS = 200_000
const CALLS = 20_000
const SPAWNS = 20 * WINDOW
const TASKS = 20_000
const FAN_OUT = 10_000

/** Sends `SENDS` messages in windows, each handled before the next begins. */
async function flood(server: Pid, put: (server: Address, index: number) => void): Promise<void> {
  for (let index = 1; index <= SENDS; index++) {
    put(server, index)
    if (index % WINDOW === 0) await settled(server)
  }
}

/** Passes a counter on to `next` until it is used up, then tells `done`. */
const relay = {
  name: 'Relay',
  init: (next: Pid | null) => ok(next),
  handleInfo(message: unknown, next: Pid | null) {
    if (Array.isArray(message)) return noreply(message[0] as Pid)
    const [left, done] = (message as { token: [number, Pid] }).token
    if (left === 0) send(done, 'done')
    else send(next as Pid, { token: [left - 1, done] })
    return noreply(next)
  },
}

async function rateOfHops(size: number, operations: number): Promise<number> {
  const members: Pid[] = []
  for (let index = 0; index < size; index++) members.push(await GenServer.start(relay, null))
  for (const [index, member] of members.entries()) send(member, [members[(index + 1) % size]])
  const result = await rate(operations, async () => {
    send(members[0] as Pid, { token: [HOPS, self()] })
    await receive('done')
  })
  endAll(members)
  return result
}

export const kernelRows: readonly Row[] = [
  toSink('send', ['beam', 'nact', 'xstate'], SENDS, (server) => flood(server, send)),
  toSink('cast', ['beam'], SENDS, (server) => flood(server, GenServer.cast)),
  toSink('call', ['beam', 'nact'], CALLS, async (server) => {
    for (let index = 0; index < CALLS; index++) await GenServer.call(server, index)
  }),
  { name: 'ping-pong', unit: 'M/s', rivals: ['beam'], run: () => rateOfHops(2, HOPS / 2) },
  {
    name: 'receive-ping-pong',
    unit: 'M/s',
    rivals: ['beam'],
    async run(_node, self) {
      const echo = spawn(async () => {
        for (;;) send(self, await receive())
      })
      const result = await rate(CALLS, async () => {
        for (let index = 0; index < CALLS; index++) {
          send(echo, index)
          await receive()
        }
      })
      exit(echo, 'kill')
      return result
    },
  },
  { name: 'ring', unit: 'M/s', rivals: ['beam'], run: () => rateOfHops(1000, HOPS) },
  {
    name: 'spawn',
    unit: 'M/s',
    rivals: ['beam', 'nact', 'xstate'],
    run: () =>
      rate(SPAWNS, async () => {
        for (let index = 1; index <= SPAWNS; index++) {
          spawn(nothing)
          if (index % WINDOW === 0) await turn()
        }
      }),
  },
  {
    name: 'spawn-monitor-down',
    unit: 'M/s',
    rivals: ['beam'],
    run: () =>
      rate(SPAWNS, async () => {
        for (let index = 0; index < SPAWNS; index++) {
          const [, ref] = spawnMonitor(nothing)
          await receive((message: unknown) => Array.isArray(message) && message[1] === ref)
        }
      }),
  },
  {
    name: 'task',
    unit: 'M/s',
    rivals: ['beam'],
    run: () =>
      rate(TASKS, async () => {
        for (let index = 0; index < TASKS; index++) await Task.await(Task.async(nothing))
      }),
  },
  {
    name: 'fan-out',
    unit: 'M/s',
    rivals: ['beam'],
    async run() {
      const servers = await startSinks(FAN_OUT)
      const result = await rate(FAN_OUT, async () => {
        for (const server of servers) send(server, 1)
        await settled(servers[FAN_OUT - 1] as Pid)
      })
      endAll(servers)
      return result
    },
  },
]

/** A row that puts `count` messages into one server. */
function toSink(name: string, rivals: readonly RivalName[], count: number, put: (server: Pid) => Promise<void>): Row {
  return {
    name,
    unit: 'M/s',
    rivals,
    async run() {
      const server = await GenServer.start(sink, 0)
      const result = await rate(count, () => put(server))
      await GenServer.stop(server)
      return result
    },
  }
}

function endAll(servers: readonly Pid[]): void {
  for (const server of servers) exit(server, 'kill')
}

function nothing(): void {}

/** Lets what has been started run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
