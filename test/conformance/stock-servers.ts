import {
  type ChildSpec,
  exit,
  type From,
  GenServer,
  genServer,
  type InitResult,
  noreply,
  ok,
  Process,
  type Reason,
  reply,
  type Starting,
  type StartOptions,
  self,
  sleep,
  stop,
} from 'linecard'
import { recording } from './recording.ts'

export interface WorkerOptions {
  readonly id: string
  readonly trap?: boolean
  /** Emits neither its start nor its end. */
  readonly quiet?: boolean
  /** Gets the number of this instance; decides what init returns. */
  readonly init?: (instance: number) => unknown
  /** How long terminate takes. */
  readonly stopMs?: number
  readonly onTerminate?: () => unknown
}

interface Worker {
  readonly label: string
  readonly options: WorkerOptions
}

type SpecOptions = Omit<WorkerOptions, 'id'> & Pick<ChildSpec, 'restart' | 'shutdown' | 'type' | 'significant'>

const worker = genServer({
  name: 'W',

  init(options: WorkerOptions): InitResult<Worker> | PromiseLike<InitResult<Worker>> {
    const label = nextLabel(options.id)
    recording().names.set(self(), label)
    if (options.trap) Process.flag('trap_exit', true)
    if (!options.quiet) recording().add(['start', label])
    const outcome = options.init?.(countOf(options.id))
    return outcome instanceof Promise
      ? outcome.then((value) => started(label, options, value))
      : started(label, options, outcome)
  },

  handleCall(request: 'label' | ['do', () => unknown] | ['stop', Reason], _from, state) {
    if (request === 'label') return reply(state.label, state)
    return request[0] === 'do'
      ? afterwards(request[1](), (value) => reply(value, state))
      : stop(request[1], 'ok', state)
  },

  handleCast(request: ['exit', Reason] | ['raise', string] | ['stop', Reason], state) {
    if (request[0] === 'exit') exit(request[1])
    if (request[0] === 'raise') throw new Error(request[1])
    return stop(request[1], state)
  },

  handleInfo(message: unknown, state) {
    recording().add(['info', state.label, message])
    return noreply(state)
  },

  terminate(reason, { label, options }) {
    if (!options.quiet) recording().add(['terminate', label, reason])
    if (options.stopMs !== undefined) return sleep(options.stopMs).then(options.onTerminate)
    return options.onTerminate?.()
  },
})

function nextLabel(id: string): string {
  const { instances } = recording()
  const instance = countOf(id) + 1
  instances.set(id, instance)
  return instance === 1 ? id : `${id}#${instance}`
}

function countOf(id: string): number {
  return recording().instances.get(id) ?? 0
}

function started(label: string, options: WorkerOptions, outcome: unknown): InitResult<Worker> {
  recording().ready.add(self())
  return outcome === undefined || outcome === 'ok' ? ok({ label, options }) : (outcome as InitResult<Worker>)
}

function afterwards<T, R>(value: T | Promise<T>, then: (value: T) => R): R | Promise<R> {
  return value instanceof Promise ? value.then(then) : then(value)
}

/** The worker of the supervision scenarios, registered as its id. */
export const W = {
  startLink(options: WorkerOptions): Starting {
    return worker.startLink(options, { name: options.id })
  },

  startLinkAnon(options: WorkerOptions): Starting {
    return worker.startLink(options)
  },

  spec(id: string, options: SpecOptions = {}): ChildSpec {
    const { restart, shutdown, type, significant, ...rest } = options
    return {
      id,
      start: [W, 'startLink', [{ id, ...rest }]],
      ...(restart !== undefined && { restart }),
      ...(shutdown !== undefined && { shutdown }),
      ...(type !== undefined && { type }),
      ...(significant !== undefined && { significant }),
    }
  },
}

/** Callbacks that a scenario gives to `G`; what they return goes to the GenServer as it is, wrong values too. */
export interface GenericCallbacks<S> {
  readonly as?: string
  readonly trap?: boolean
  readonly init?: () => unknown
  // biome-ignore-start lint/suspicious/noExplicitAny: as in a GenServer, scenarios annotate their own messages
  readonly call?: (request: any, from: From, state: S) => unknown
  readonly cast?: (request: any, state: S) => unknown
  readonly info?: (message: any, state: S) => unknown
  readonly continue?: (term: any, state: S) => unknown
  readonly terminate?: (reason: any, state: S) => unknown
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
}

/** The generic GenServer: its callbacks are functions of the scenario, kept in the process's dictionary. */
const generic = {
  name: 'G',
  init(callbacks: GenericCallbacks<unknown>): never {
    Process.put('callbacks', callbacks)
    if (callbacks.as !== undefined) recording().names.set(self(), callbacks.as)
    if (callbacks.trap) Process.flag('trap_exit', true)
    return (callbacks.init === undefined ? ok(0) : callbacks.init()) as never
  },
  handleCall(request: unknown, from: From, state: unknown): never {
    const { call } = callbacksOf()
    return (call === undefined ? reply(['echo', request], state) : call(request, from, state)) as never
  },
  handleCast(request: unknown, state: unknown): never {
    const { cast } = callbacksOf()
    return (cast === undefined ? noreply(state) : cast(request, state)) as never
  },
  handleInfo(message: unknown, state: unknown): never {
    const { info } = callbacksOf()
    return (info === undefined ? noreply(state) : info(message, state)) as never
  },
  handleContinue(term: unknown, state: unknown): never {
    const callbacks = callbacksOf()
    return (callbacks.continue === undefined ? noreply(state) : callbacks.continue(term, state)) as never
  },
  terminate(reason: Reason, state: unknown): unknown {
    return callbacksOf().terminate?.(reason, state)
  },
}

function callbacksOf(): GenericCallbacks<unknown> {
  return Process.get('callbacks') as GenericCallbacks<unknown>
}

export const G = {
  /** The callback module, where a scenario names it. */
  module: generic,

  startLink<S = number>(callbacks: GenericCallbacks<S> = {}, options: StartOptions = {}): Starting {
    return GenServer.startLink(generic, callbacks, options)
  },

  start<S = number>(callbacks: GenericCallbacks<S> = {}, options: StartOptions = {}): Starting {
    return GenServer.start(generic, callbacks, options)
  },
}
