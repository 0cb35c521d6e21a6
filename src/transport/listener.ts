import {
  type Address,
  type ChildSpec,
  call,
  formatReason,
  genServer,
  isAlive,
  isOrderly,
  isShutdown,
  ok,
  onDeath,
  type Pid,
  type Reason,
  reply,
  type Starting,
  type StartOptions,
  self,
  stop,
  trapExit,
} from '../actors/index.ts'
import { checkChoice, chooseTransport, reportFallback, type TransportChoice } from './choose-transport.ts'
import type { TransportCounters } from './counters.ts'
import { Drain } from './drain.ts'
import { Gate } from './gate.ts'
import { resolveLimits, type TransportLimits } from './limits.ts'
import { checkRoutes, type ListenerRoute, splitRoutes } from './listener-routes.ts'
import {
  BindError,
  type BindOptions,
  type Bound,
  type CompressionOptions,
  checkBindOptions,
  type TlsOptions,
} from './transport.ts'

/** A port, and what is served there. */
export interface ListenerOptions extends TransportLimits {
  /** 0 takes any that is free; `Listener.port` says which. @default 0 */
  readonly port?: number
  /** An address of this machine. @default '0.0.0.0', all of IPv4 */
  readonly host?: string
  readonly routes: readonly ListenerRoute[]
  /**
   * `'uws'`: uWebSockets.js, and a start error where it does not load. `'node'`: node:http and `ws`. `'auto'`: the first if it loads, else the
   * second, with one warning: a report `transport/fallback`, and `onWarning`. @default 'auto'
   */
  readonly transport?: TransportChoice
  /** The DynamicSupervisor under which each connection is a child. @default none: they are linked to nobody */
  readonly connections?: Address
  readonly tls?: TlsOptions
  /** permessage-deflate: `true` for its defaults. @default false */
  readonly compression?: boolean | CompressionOptions
  /** Ms that connections have to end in when the listener does; then they are cut. @default 15_000 */
  readonly drainTimeoutMs?: number
  /** Registers the listener's process. */
  readonly name?: NonNullable<StartOptions['name']>
  /** Told what `transport: 'auto'` could not have, and how to mend it. */
  readonly onWarning?: (message: string) => void
}

const DEFAULT_DRAIN_MS = 15_000
/** How much longer than the drain a supervisor waits before it kills the listener. */
const SHUTDOWN_GRACE_MS = 5000

interface State {
  readonly gate: Gate
  readonly bound: Bound
  readonly transport: 'uws' | 'node'
  readonly drainTimeoutMs: number
}

/** What `Listener.info` tells. */
export interface ListenerInfo {
  readonly port: number
  readonly transport: 'uws' | 'node'
  readonly openConnections: number
}

const server = genServer({
  name: 'Listener',
  init: listen,
  calls: {
    info: (state: State) => {
      const info: ListenerInfo = {
        port: state.bound.port,
        transport: state.transport,
        openConnections: state.gate.counters.open,
      }
      return reply(info, state)
    },
    counters: (state: State) => reply(structuredClone(state.gate.counters), state),
  },
  /** Nobody but its supervisor has a say in when it ends. */
  handleInfo: (_message: unknown, state: State) => ['noreply', state] as const,
  terminate(reason: Reason, { gate, bound, drainTimeoutMs }: State) {
    // After a crash its connections go on: `abandoned` gives the port to the listener that the supervisor starts next.
    if (!isOrderly(reason)) return undefined
    return new Promise<void>((resolve) => {
      new Drain(gate, bound, isShutdown(reason) ? reason : 'shutdown', resolve).start(drainTimeoutMs)
    })
  },
})

/** Binds last and closes first: put it behind everything that its connections need. */
async function listen(options: ListenerOptions): Promise<readonly ['ok', State] | readonly ['stop', Reason]> {
  const pid = self()
  trapExit(true)
  const gate = new Gate({
    ...options,
    node: pid.node,
    ...splitRoutes(options.routes, pid.node, options.connections ?? null),
  })
  gate.owner = pid
  try {
    const transport = await chooseTransport(options.transport ?? 'auto', (message) => {
      reportFallback(pid.node, pid, message)
      options.onWarning?.(message)
    })
    const bound = await transport.bind(gate, bindOptions(options))
    if (!isAlive(pid)) bound.cut()
    else onDeath(pid, () => abandoned(gate, bound))
    return ok({ gate, bound, transport: transport.name, drainTimeoutMs: drainTimeoutOf(options) })
  } catch (error) {
    if (error instanceof BindError) return stop([error.code, error.message])
    throw error
  }
}

/**
 * The listener has died. If it was killed or crashed, that is no fault of its connections: they go on, each with its process, and only the port
 * is given back, so that a successor can have it. If it was killed in the middle of its drain, nobody waits for what is left: that is cut.
 */
function abandoned(gate: Gate, bound: Bound): void {
  if (gate.draining) bound.cut()
  else bound.stopAccepting()
}

function bindOptions({ port = 0, host = '0.0.0.0', tls, compression = false }: ListenerOptions): BindOptions {
  const wanted = compression === true ? {} : compression
  return { port, host, tls: tls ?? null, compression: wanted === false ? null : wanted }
}

function drainTimeoutOf({ drainTimeoutMs = DEFAULT_DRAIN_MS }: ListenerOptions): number {
  if (Number.isInteger(drainTimeoutMs) && drainTimeoutMs >= 0 && drainTimeoutMs < 2 ** 31) return drainTimeoutMs
  throw new RangeError(`Expected \`drainTimeoutMs\` to be an integer >= 0, got \`${String(drainTimeoutMs)}\``)
}

/** A listener that can be started, or be a supervisor's child. Made by `listener`. */
export class ListenerModule {
  readonly #options: ListenerOptions

  /** @internal */
  constructor(options: ListenerOptions) {
    this.#options = options
  }

  /** Starts a listener that nobody is linked to. See `startLink` for what may go wrong. */
  start(options: { readonly node?: Pid['node'] } = {}): Starting {
    return server.start(this.#options, { ...this.#name, ...options })
  }

  /**
   * Starts a listener linked to the caller; it has bound its port when this resolves. Without it the start fails with `[code, message]`:
   * `'eaddrinuse'` and other names of POSIX, `'einval'` for TLS files that do not serve, `'uws_unavailable'`.
   *
   * When it ends in an orderly way it lets nobody in, has its connections end with 1001 (1012 for `['shutdown', 'restart']`), and waits for
   * them. The port is free again from the first moment of that. When it is killed or crashes, its connections go on.
   */
  startLink(): Starting {
    return server.startLink(this.#options, this.#name)
  }

  /** How a supervisor starts it: permanent, with the time that its connections need to end. */
  childSpec(): ChildSpec {
    const { port = 0, host = '0.0.0.0', name } = this.#options
    return {
      id: name === undefined ? `Listener ${host}:${port}` : formatReason(name),
      start: [this, 'startLink', []],
      restart: 'permanent',
      shutdown: drainTimeoutOf(this.#options) + SHUTDOWN_GRACE_MS,
      type: 'worker',
    }
  }

  get #name(): Pick<StartOptions, 'name'> {
    const { name } = this.#options
    return name === undefined ? {} : { name }
  }

  toString(): string {
    return 'Listener'
  }
}

/**
 * Makes a listener: a process that binds a port and serves WebSocket connections and plain HTTP there. Put it last among the children of a
 * supervisor, behind the DynamicSupervisor of its `connections`.
 *
 * When a listener crashes or is killed its connections go on, though not in the counts of its successor, and end with their supervisor or as
 * their processes and clients like. So a supervisor of both may be `one_for_one`.
 *
 * @throws {TypeError | RangeError} when an option cannot be one
 *
 * @example
 * const children = [
 *   [DynamicSupervisor, { name: 'connections' }],
 *   listener({ port: 4000, connections: 'connections', routes: [{ path: '/ws', connection: Echo }] }),
 * ]
 * await Supervisor.startLink(children, { strategy: 'rest_for_one' })
 */
export function listener(options: ListenerOptions): ListenerModule {
  checkChoice(options.transport ?? 'auto')
  checkBindOptions(bindOptions(options))
  drainTimeoutOf(options)
  checkRoutes(options.routes, resolveLimits(options))
  return new ListenerModule(options)
}

/** The port that a listener has bound. */
export async function port(listener: Address): Promise<number> {
  return (await info(listener)).port
}

export function info(listener: Address): Promise<ListenerInfo> {
  return call(listener, 'info')
}

/** What a listener has counted so far: see `TransportCounters`. */
export function counters(listener: Address): Promise<TransportCounters> {
  return call(listener, 'counters')
}
