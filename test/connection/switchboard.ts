import {
  type Address,
  isAlive,
  Node,
  type Pid,
  type Starting,
  type StartResult,
  VirtualClock,
} from '../../src/actors/index.ts'
import {
  type AnyConnection,
  type ConnectionLimits,
  type ConnectionLine,
  type ConnectionRequest,
  lineGroup,
  openConnection,
  type SocketEnd,
  type StartChild,
  underSupervisor,
} from '../../src/connection/index.ts'
import { MemorySocket } from './memory-socket.ts'

/** A request as good as any. */
export const REQUEST: ConnectionRequest = {
  method: 'GET',
  path: '/websocket/7',
  params: { id: '7' },
  query: {},
  headers: {},
  remoteAddress: '127.0.0.1',
  subprotocols: [],
  subprotocol: null,
  identity: null,
}

/** Starts a child at once, without a supervisor. */
export const startNow: StartChild = ({ start }, onResult) => {
  const [module, name, args] = start as [Record<string, (...args: unknown[]) => Starting>, string, unknown[]]
  const starting = module[name]?.(...args)
  starting?.onResult((result: StartResult) => onResult(result))
}

/** Keeps children until the test wants them started. */
export function startLater(): { startChild: StartChild; startWaiting(): void } {
  const waiting: Parameters<StartChild>[] = []
  return {
    startChild: (spec, onResult) => waiting.push([spec, onResult]),
    startWaiting() {
      for (const [spec, onResult] of waiting.splice(0)) startNow(spec, onResult)
    },
  }
}

/** What a test can ask for besides the connection. */
export interface OpenOptions {
  node?: Node
  argument?: unknown
  limits?: ConnectionLimits
  supervisor?: Address | StartChild
}

/** A connection on a socket in memory. Everything that a frame causes has happened when the method that brings it returns. */
export class TestLine {
  readonly node: Node
  readonly socket: MemorySocket = new MemorySocket()
  readonly line: ConnectionLine

  constructor(connection: AnyConnection, options: OpenOptions = {}) {
    this.node = options.node ?? new Node({ clock: new VirtualClock() })
    const { argument, limits = {}, supervisor = startNow } = options
    const startChild = typeof supervisor === 'function' ? supervisor : underSupervisor(this.node, supervisor)
    const group = lineGroup({ node: this.node, connection, argument, limits, startChild })
    this.line = openConnection(group, this.socket, REQUEST)
    this.socket.line = this.line
    this.settle()
  }

  /** What the client saw. */
  get saw(): readonly string[] {
    return this.socket.saw
  }

  get pid(): Pid {
    if (this.line.pid === null) throw new Error('the process has not been started')
    return this.line.pid
  }

  get alive(): boolean {
    return isAlive(this.pid)
  }

  text(...texts: string[]): this {
    for (const text of texts) this.line.text(text)
    return this.settle()
  }

  binary(...bytes: number[]): this {
    this.line.binary(Uint8Array.from(bytes))
    return this.settle()
  }

  ping(data: string): this {
    this.line.ping(Buffer.from(data))
    return this.settle()
  }

  pong(data: string): this {
    this.line.pong(Buffer.from(data))
    return this.settle()
  }

  ended(how: SocketEnd): this {
    this.line.ended(how)
    return this.settle()
  }

  /** Lets the node work, as a transport does after each of its events. */
  settle(): this {
    this.node.scheduler.drainNow()
    return this
  }
}
