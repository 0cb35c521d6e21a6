import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  exit,
  formatReason,
  GenServer,
  Node,
  ok,
  type Pid,
  type Reason,
  runProcess,
  stop,
  unlink,
  VirtualClock,
} from '../../src/actors/index.ts'
import { type ConnectionModule, connection, push } from '../../src/connection/index.ts'
import { DynamicSupervisor } from '../../src/supervisor/index.ts'
import {
  type ConnectionRoute,
  Listener,
  type ListenerOptions,
  type ListenerRoute,
  listener,
  type TransportCounters,
} from '../../src/transport/index.ts'
import { sharing } from '../../src/transport/node.ts'
import { Journal } from './journal.ts'
import { RawClient } from './raw-client.ts'

/** The servers that the suite is run for. `shared`: the node transport on an HTTP server that the test owns. */
export type ServerKind = 'uws' | 'node' | 'shared'

export interface TestServerOptions extends Partial<ListenerOptions> {
  /** What the route `/ws` has besides its connection. */
  readonly route?: Partial<ConnectionRoute>
  readonly more?: readonly ListenerRoute[]
  /** Real time, for tests that measure. @default time stands still until `clock.advance` */
  readonly realTime?: boolean
}

/** A listener with a connection that writes down what happens to it, on a node of its own. */
export class TestServer {
  readonly kind: ServerKind
  readonly clock: VirtualClock = new VirtualClock()
  readonly node: Node
  readonly journal: Journal = new Journal()
  port = 0
  listener!: Pid
  supervisor!: Pid
  readonly #undo: (() => void)[] = []

  private constructor(kind: ServerKind, realTime: boolean) {
    this.kind = kind
    this.node = realTime ? new Node() : new Node({ clock: this.clock })
  }

  static async start(kind: ServerKind, options: TestServerOptions = {}): Promise<TestServer> {
    const { route, more = [], realTime = false, ...rest } = options
    const server = new TestServer(kind, realTime)
    const routes = [{ path: '/ws', connection: probe(server.journal), ...route }, ...more] as ListenerRoute[]
    const transport = kind === 'shared' ? sharing(await server.#ownServer()) : kind
    server.supervisor = await runProcess(server.node, async () => {
      const pid = await DynamicSupervisor.startLink({ name: 'connections' })
      // It outlives this process.
      unlink(pid)
      return pid
    })
    const started = listener({ host: '127.0.0.1', connections: 'connections', routes, transport, ...rest })
    server.listener = await started.start({ node: server.node })
    server.port = await Listener.port(server.listener)
    return server
  }

  /** Opens a WebSocket and waits until its `init` has run. */
  async open(path = '/ws', headers: Record<string, string> = {}): Promise<RawClient> {
    const client = await RawClient.open(this.port, path, headers)
    await this.journal.until('init')
    return client
  }

  counters(): Promise<TransportCounters> {
    return Listener.counters(this.listener)
  }

  /** Stops the listener in an orderly way; time goes on meanwhile. */
  async stop(reason: Reason = 'shutdown'): Promise<void> {
    let stopped = false
    const stopping = GenServer.stop(this.listener, reason).finally(() => {
      stopped = true
    })
    while (!stopped) await this.clock.advance(10)
    await stopping
  }

  /** Ends everything, whatever state it is in. */
  destroy(): void {
    exit(this.listener, 'kill')
    for (const undo of this.#undo) undo()
    this.node.stop()
  }

  async #ownServer(): Promise<ReturnType<typeof createServer>> {
    const http = createServer((_request, response) => response.writeHead(404).end())
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    this.port = (http.address() as AddressInfo).port
    this.#undo.push(() => {
      http.close()
      http.closeAllConnections()
    })
    return http
  }
}

/** Writes down every callback, and does what the client's text says. */
function probe(journal: Journal): ConnectionModule<unknown, null, unknown> {
  const answers: Record<string, () => unknown> = {
    ok: () => ok(null),
    hang: () => new Promise(() => {}),
    stop_normal: () => stop('normal', null),
    stop_4000: () => stop('normal', [4000, 'detail'], null),
    stop_long: () => stop('normal', [4004, 'x'.repeat(200)], null),
    stop_last: () => stop('normal', [4002, 'bye'], [['text', 'last1'] as const, ['text', 'last2'] as const], null),
    raise: () => {
      throw new Error('boom in handleIn')
    },
    push_list: () =>
      push(
        [
          ['text', 'a'],
          ['text', 'b'],
          ['binary', new Uint8Array()],
          ['ping', 'pi'],
        ],
        null,
      ),
    push_pong: () =>
      push(
        [
          ['pong', 'po'],
          ['text', 'behind'],
        ],
        null,
      ),
    flood: () =>
      push(
        Array.from({ length: 64 }, () => ['binary', new Uint8Array(1 << 20)] as const),
        null,
      ),
  }
  return connection({
    name: 'Probe',
    init(request) {
      journal.write(`init ${request.path}`)
      return ok(null)
    },
    handleIn([data], state) {
      if (typeof data !== 'string') {
        journal.write(`in ${data.length} bytes`)
        return push(['binary', data], state)
      }
      journal.write(`in ${data.length > 60 ? `${data.length} characters` : data}`)
      return (answers[data]?.() ?? push(['text', `echo:${data}`], state)) as never
    },
    handleControl([data, { opcode }], state) {
      journal.write(`${opcode} ${Buffer.from(data).toString()}`)
      return ok(state)
    },
    handleInfo(message, state) {
      journal.write(`info ${String(message)}`)
      return push(['text', String(message)], state)
    },
    handleDrain(state) {
      journal.write('drain')
      return ok(state)
    },
    terminate(reason) {
      journal.write(`terminate ${formatReason(reason).replace(/, ?#?Stacktrace.*$/, ']')}`)
    },
  })
}
