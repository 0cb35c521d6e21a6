import { currentNode } from '../default-node.ts'
import { deliver, type Envelope } from '../mailbox.ts'
import { MonitorRef } from '../monitors.ts'
import { type Address, absence, isVia, type Name, whereis } from '../names.ts'
import type { Node } from '../node.ts'
import { isDead, Pid, unwatch, Watcher, watch } from '../pid.ts'
import { send } from '../process.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { currentProcess, fulfilled } from '../running.ts'
import { enqueueCall, leaveQueue } from './call-timeouts.ts'
import { type Listener, Wait } from './wait.ts'

/** Who called: the client's pid and a tag, as OTP's `t:GenServer.from/0`. Give it to `reply`, from any process. */
export interface From extends Iterable<unknown> {
  /** The calling process; the node's host pid when the host program called. */
  readonly 0: Pid
  readonly 1: unknown
}

/** Whose call it is, as the reason of a failed one says. */
export type CallModule = 'GenServer' | 'gen_statem'

const NOTHING: unique symbol = Symbol('nothing')

/** Ms to wait for an answer, where nothing else is said. */
const DEFAULT_TIMEOUT = 5000

/**
 * A call under way. It is the message in the server's mailbox, the `from` that the server sees, and what is told when the server dies: one
 * object. An answer reaches the caller only while the call waits, so no late reply ever stands in a mailbox.
 *
 * No field is private to the language: there is one call a message, and each private field would make it dearer.
 */
export class Call extends Watcher implements From, Envelope {
  readonly client: Pid | null
  /** As the caller named it. */
  readonly server: Address
  readonly request: unknown
  /** As the caller gave it. */
  readonly timeout: unknown
  readonly module: CallModule
  /** @internal Who is told; null until somebody waits. */ listener: Listener | null
  /** @internal What came of it before anybody waited: the answer, or the error. */ outcome: unknown = NOTHING
  /** @internal Whether that is an error. */ failed = false
  /** @internal */ over = false

  constructor(
    client: Pid | null,
    server: Address,
    request: unknown,
    timeout: unknown,
    listener: Listener | null,
    module: CallModule = 'GenServer',
  ) {
    super()
    this.client = client
    this.server = server
    this.request = request
    this.timeout = timeout
    this.module = module
    this.listener = listener
  }

  get 0(): Pid {
    return this.client ?? (this.target?.node ?? currentNode()).host
  }

  get 1(): this {
    return this
  }

  *[Symbol.iterator](): Iterator<unknown> {
    yield this[0]
    yield this[1]
  }

  asOtpTuple(): unknown {
    return ['$gen_call', this, this.request]
  }

  /** The answer. Dropped when the call is over. */
  answer(value: unknown): void {
    if (!endCall(this)) return
    if (this.listener === null) this.outcome = value
    else this.listener.resolve(value as never)
  }

  /** No answer will come: the caller exits with `[reason, location]`, unless it catches. */
  fail(what: Reason): void {
    if (!endCall(this)) return
    const error = this.failure(what)
    if (this.listener === null) {
      this.outcome = error
      this.failed = true
    } else this.listener.reject(error)
  }

  protected failure(what: Reason): ExitError {
    return callFailure(what, this.module, this.server, this.request, this.timeout)
  }

  /** The answer, for the one who waits for it: `ms` from now on, by the time of `node`. */
  promise<R>(node: Node, ms: number | 'infinity'): Promise<R> {
    if (this.outcome !== NOTHING) return this.failed ? Promise.reject(this.outcome) : fulfilled(this.outcome as R)
    const wait = new Wait<R>(this, this.client)
    this.listener = wait
    if (!this.over && ms !== 'infinity') enqueueCall(node, wait, ms)
    return wait.promise
  }

  override targetDied(_target: Pid, reason: unknown): void {
    this.fail(reason)
  }
}

/** Returns whether somebody is still there to be told. */
function endCall(call: Call): boolean {
  if (call.over) return false
  call.over = true
  unwatch(call)
  if (call.listener instanceof Wait) leaveQueue(call.listener)
  const { client } = call
  if (client === null) return true
  client.node.scheduler.resumedOne()
  return !isDead(client)
}

/** A cast on its way. */
export class Cast implements Envelope {
  readonly request: unknown

  constructor(request: unknown) {
    this.request = request
  }

  asOtpTuple(): unknown {
    return ['$gen_cast', this.request]
  }
}

/** What `exited in: GenServer.call(…)` is in OTP. `what`: `'noproc'`, `'timeout'`, `'calling_self'` or the server's own reason. */
function callFailure(what: Reason, module: CallModule, server: Address, request: unknown, timeout: unknown): ExitError {
  const words = (): string =>
    `exited in: call(${formatReason(server)}, ${formatReason(request)}): ${formatReason(what)}`
  return new ExitError([what, [module, 'call', [server, request, timeout]]], words)
}

/**
 * Sends `request` to a server and resolves to its reply. Waits `timeout` ms; the caller's other messages stay in its mailbox meanwhile.
 * Mirrors `GenServer.call/3`.
 *
 * Rejects with an `ExitError` whose reason is `[what, ['GenServer', 'call', [server, request, timeout]]]`, `what` being `'noproc'` (nobody
 * there), `'timeout'`, `'calling_self'`, or the reason with which the server ended before it replied. A timeout neither cancels the request
 * nor harms the server; the late reply is dropped.
 */
export function call<R = unknown>(
  server: Address,
  request: unknown,
  timeout: number | 'infinity' = DEFAULT_TIMEOUT,
): Promise<R> {
  checkTimeout(timeout)
  return callAs('GenServer', server, request, timeout, timeout)
}

/** `call` of another module: `given` is the timeout as its caller said it, `ms` what that means. */
export function callAs<R>(
  module: CallModule,
  server: Address,
  request: unknown,
  given: unknown,
  ms: number | 'infinity',
): Promise<R> {
  const client = currentProcess()
  if (client !== null && isDead(client)) return new Promise(() => {})
  let target: Pid | null
  try {
    target = whereis(nodeFor(client, server), server)
  } catch (thrown) {
    // A via module's own: it fails the call, as it is in Elixir's GenServer.
    if (module === 'GenServer' || !(thrown instanceof ExitError)) return Promise.reject(thrown)
    return Promise.reject(callFailure(thrown.reason, module, server, request, given))
  }
  if (target === null)
    return Promise.reject(callFailure(absence(nodeFor(client, server), server), module, server, request, given))
  if (target === client) return Promise.reject(callFailure('calling_self', module, server, request, given))
  const { node } = target
  const pending = new Call(client, server, node.outgoing(request), given, null, module)
  watch(target, pending)
  if (ms === 0) {
    deliver(target, pending)
    // No time to wait is over before the server's turn comes.
    pending.fail('timeout')
  } else node.scheduler.handOver(target, pending)
  return pending.promise<R>(node, ms)
}

/** Sends a request that is not answered, and returns `'ok'`, whether anybody is there or not. Mirrors `GenServer.cast/2`. */
export function cast(server: Address, request: unknown): 'ok' {
  const client = currentProcess()
  if (client !== null && isDead(client)) return 'ok'
  const target = server instanceof Pid ? server : castTarget(client, server)
  if (target !== null) deliver(target, new Cast(target.node.outgoing(request)))
  return 'ok'
}

/** As in Elixir, a cast does not care why a via module has nobody. */
function castTarget(client: Pid | null, server: Name): Pid | null {
  const node = nodeFor(client, server)
  if (!isVia(server)) return whereis(node, server)
  try {
    return whereis(node, server)
  } catch {
    return null
  }
}

/**
 * Answers a call, now or later, from any process; returns `'ok'`, also when the caller is gone or waits no more. To a `from` made by hand,
 * `[pid, tag]`, the answer is the message `[tag, value]`. Mirrors `GenServer.reply/2`.
 */
export function replyTo(from: From, value: unknown): 'ok' {
  if (from instanceof Call) from.answer(value)
  else if (from[1] instanceof MonitorRef) send(from[1], [from[1], value])
  else send(from[0], [from[1], value])
  return 'ok'
}

/** @throws {RangeError} */
export function checkTimeout(timeout: number | 'infinity'): void {
  if (timeout === 'infinity' || (Number.isInteger(timeout) && timeout >= 0 && timeout < 2 ** 32)) return
  throw new RangeError(`Expected \`timeout\` to be ms (an integer >= 0) or 'infinity', got \`${String(timeout)}\``)
}

export function nodeFor(client: Pid | null, server: Address): Node {
  if (server instanceof Pid) return server.node
  return client?.node ?? currentNode()
}
