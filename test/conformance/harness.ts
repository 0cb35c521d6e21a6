import {
  _,
  ExitError,
  exit,
  info,
  monitor,
  OtpError,
  type Pid,
  type Ref,
  receive,
  sleep,
  spawn,
  spawnLink,
  spawnMonitor,
  whereis,
} from 'linecard'
import { recording } from './recording.ts'
import { render } from './render.ts'

export { LogH } from './log-handler.ts'
export { G, W } from './stock-servers.ts'

export type Down = ['DOWN', Ref, 'process', unknown, unknown]
export type Exit = ['EXIT', Pid, unknown]

/** Appends one event to the trace; touches no mailbox. */
export function emit(event: unknown): 'ok' {
  recording().add(event)
  return 'ok'
}

/** Says what a pid is called in the trace. */
export function name<T>(pid: T, symbol: string): T {
  recording().names.set(pid, symbol)
  return pid
}

export function spawnAs(symbol: string, run: () => unknown): Pid {
  return name(spawn(run), symbol)
}

export function spawnLinkAs(symbol: string, run: () => unknown): Pid {
  return name(spawnLink(run), symbol)
}

/** A process that has ended: its DOWN has been seen. */
export async function deadPid(symbol: string): Promise<Pid> {
  const [pid, ref] = spawnMonitor(() => {})
  name(pid, symbol)
  await receive(['DOWN', ref, _, _, _])
  return pid
}

/** Blocks for ever without reading the mailbox. */
export function park(): Promise<'ok'> {
  return sleep('infinity')
}

type Outcome = ['ok', unknown] | ['exit', unknown] | ['error', unknown] | ['throw', unknown]

/** Runs `work` and says how it ended. */
export async function catching(work: () => unknown): Promise<Outcome> {
  try {
    return ['ok', await work()]
  } catch (thrown) {
    if (thrown instanceof ExitError) return ['exit', thrown.reason]
    return thrown instanceof Error ? ['error', thrown] : ['throw', thrown]
  }
}

/** As `catching`, but of an error only whether it was the argument's fault. */
export async function catchingClass(work: () => unknown): Promise<Outcome> {
  const outcome = await catching(work)
  return outcome[0] === 'error' ? ['error', isArgumentError(outcome[1]) ? 'badarg' : 'raised'] : outcome
}

function isArgumentError(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    (error instanceof OtpError && error.code === 'OTP_ERR_BADARG')
  )
}

/** Waits for a process (or name) to be dead; resolves to the reason. */
export async function awaitDead(target: Pid | string, timeout = 5000): Promise<unknown> {
  const ref = monitor(target)
  const down = await receive<Down>(['DOWN', ref, _, _, _], timeout)
  return down === undefined ? 'still_alive' : down[4]
}

/** The next message of any kind, or `'none'`. */
export function recv<T = unknown>(timeout = 5000): Promise<T> {
  return receive<T, 'none'>(undefined, timeout, 'none') as Promise<T>
}

/** The next message of any kind, which has to fit: `{:tag, value} = recv()`. */
export async function recvAs<T = readonly unknown[]>(pattern: unknown): Promise<T> {
  const message = await recv()
  if (!fits(message, pattern))
    throw new Error(`no match of right hand side value: ${JSON.stringify(render(message, recording().names))}`)
  return message as T
}

function fits(value: unknown, pattern: unknown): boolean {
  if (pattern === _) return true
  if (!Array.isArray(pattern)) return Object.is(value, pattern)
  return (
    Array.isArray(value) && value.length === pattern.length && pattern.every((part, index) => fits(value[index], part))
  )
}

/** All messages that are in the mailbox now. */
export async function flush<T = unknown>(): Promise<T[]> {
  const nothing = Symbol('nothing')
  const messages: T[] = []
  for (;;) {
    const message = await receive<T, symbol>(undefined, 0, nothing)
    if (message === nothing) return messages
    messages.push(message as T)
  }
}

/** Waits for `count` messages, settles, and gives all that came. */
export async function collect<T = unknown>(count: number, ms = 100): Promise<T[]> {
  const first: T[] = []
  while (first.length < count) first.push(await recv<T>())
  await settle(ms)
  return [...first, ...(await flush<T>())]
}

/** Lets everything that is already caused happen. */
export function settle(ms = 50): Promise<'ok'> {
  return sleep(ms)
}

/** Looks every 2 ms, for 5 s, whether `probe` gives something. */
export async function await_<T>(probe: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  for (let left = 2500; ; left--) {
    const value = await probe()
    if (value !== false && value !== null && value !== undefined) return value as NonNullable<Exclude<T, false>>
    if (left === 0) exit('await_timeout')
    await sleep(2)
  }
}

/** Waits until a worker other than `old`, its init done, has the name. */
export function awaitNew(name: string, old: Pid | null = null): Promise<Pid> {
  return await_(() => {
    const pid = whereis(name)
    return pid !== null && pid !== old && recording().ready.has(pid) && pid
  })
}

/** Waits until `pid` has exactly `count` unread messages. */
export async function awaitQueue(pid: Pid, count: number): Promise<void> {
  await await_(() => info(pid, 'message_queue_len') === count)
}

/** The ms that `work` took, and its value. */
export async function timed<T>(work: () => T | Promise<T>): Promise<[ms: number, value: T]> {
  const { clock } = recording()
  const start = Math.floor(clock.now())
  const value = await work()
  return [Math.floor(clock.now()) - start, value]
}

/** Renders a list whose order OTP leaves open, and sorts it. */
export function sorted(list: Iterable<unknown>): unknown[] {
  const texts = [...list].map((value) => JSON.stringify(render(value, recording().names)))
  return texts.sort().map((text) => JSON.parse(text) as unknown)
}
