import {
  currentNode,
  type Node,
  onDeath,
  outside,
  type Pid,
  type Reason,
  startProcess,
  stopProcess,
} from '../actors/index.ts'
import type { ApplicationModule, ApplicationType } from './application.ts'
import { applicationMaster, RunningApplication } from './application-master.ts'

/** What OTP's functions for loading, starting and stopping return. */
export type ApplicationResult = 'ok' | ['error', Reason]

/** An application whose end has ended all others. */
export interface Terminated {
  readonly application: string
  readonly reason: Reason
}

interface Started {
  readonly running: RunningApplication
  readonly type: ApplicationType
  readonly master: Pid
}

const CONTROLLER: unique symbol = Symbol('application controller')

/** What a node knows of applications. Mirrors `application_controller`. */
export class ApplicationController {
  readonly #node: Node
  readonly #loaded = new Map<string, ApplicationModule>()
  readonly #env = new Map<string, Map<string, unknown>>()
  /** Who waits for a start that is under way. */
  readonly #starting = new Map<string, ((result: ApplicationResult) => void)[]>()
  /** In start order. */
  readonly #started = new Map<string, Started>()
  /** Their trees have ended by themselves: in OTP's words they are started, but not running. */
  readonly #ended = new Set<string>()
  /** What is being stopped on request: its end is no accident. */
  readonly #stopping = new Set<string>()
  readonly #terminationListeners = new Set<(terminated: Terminated) => void>()

  constructor(node: Node) {
    this.#node = node
  }

  static of(node: Node = currentNode()): ApplicationController {
    return node.service(CONTROLLER, () => new ApplicationController(node))
  }

  get loaded(): ApplicationModule[] {
    return [...this.#loaded.values()]
  }

  /** Last started first. */
  get started(): ApplicationModule[] {
    return [...this.#started.values()].map(({ running }) => running.module).reverse()
  }

  load(module: ApplicationModule): ApplicationResult {
    const { name, applications = [], env = {} } = module.spec
    if (this.#loaded.has(name)) return ['error', ['already_loaded', name]]
    this.#loaded.set(name, module)
    for (const [key, value] of Object.entries(env)) this.env(name).set(key, value)
    for (const dependency of applications) if (typeof dependency !== 'string') this.load(dependency)
    return 'ok'
  }

  /** Loads a module that is to be started, unless it is loaded: gives what keeps it from that. */
  admit(module: ApplicationModule): Reason | null {
    if (this.#loaded.get(module.name) === module) return null
    const result = this.load(module)
    return result === 'ok' ? null : result[1]
  }

  unload(name: string): ApplicationResult {
    if (this.#started.has(name) || this.#starting.has(name)) return ['error', ['running', name]]
    if (!this.#loaded.delete(name)) return ['error', ['not_loaded', name]]
    this.#env.delete(name)
    return 'ok'
  }

  /** An application's configuration; it may be set before the application is loaded. */
  env(name: string): Map<string, unknown> {
    let values = this.#env.get(name)
    if (values === undefined) {
      values = new Map()
      this.#env.set(name, values)
    }
    return values
  }

  /** Tells `done` what became of it; to who asks while a start is under way, the same. */
  start(name: string, type: ApplicationType, done: (result: ApplicationResult) => void): void {
    const waiting = this.#starting.get(name)
    if (waiting !== undefined) {
      waiting.push(done)
      return
    }
    const obstacle = this.#obstacle(name)
    if (obstacle === null) this.#launch(this.#loaded.get(name) as ApplicationModule, type, done)
    else done(['error', obstacle])
  }

  /** Mirrors `application_controller:check_start_cond/4`. */
  #obstacle(name: string): Reason | null {
    const module = this.#loaded.get(name)
    if (module === undefined) return ['not_loaded', name]
    if (this.#started.has(name)) return ['already_started', name]
    const missing = (module.spec.applications ?? []).map(String).find((dependency) => !this.#started.has(dependency))
    if (missing === undefined) return null
    return [this.#ended.has(missing) ? 'not_running' : 'not_started', missing]
  }

  #launch(module: ApplicationModule, type: ApplicationType, done: (result: ApplicationResult) => void): void {
    const { name } = module
    const waiting = [done]
    this.#starting.set(name, waiting)
    const running = new RunningApplication(module)
    const starting = outside(() => startProcess(applicationMaster, running, { node: this.#node }, false))
    starting.onResult((result) => {
      this.#starting.delete(name)
      if (result !== 'ignore' && result[0] === 'ok') this.#add(name, { running, type, master: result[1] })
      const answer: ApplicationResult = result === 'ignore' || result[0] === 'ok' ? 'ok' : result
      for (const told of waiting) told(answer)
    })
  }

  #add(name: string, started: Started): void {
    this.#started.set(name, started)
    this.#ended.delete(name)
    this.#report('info', 'progress', { application: name, started_at: this.#node.name })
    onDeath(started.master, (reason) => this.#masterDied(name, started, reason))
  }

  /** Stops an application; what its callbacks throw does not keep it from ending. */
  async stop(name: string): Promise<ApplicationResult> {
    const started = this.#started.get(name)
    if (started === undefined) return this.#ended.delete(name) ? 'ok' : ['error', ['not_started', name]]
    this.#stopping.add(name)
    await stopProcess(started.master).catch(() => {
      // It ended in another way, or before: it has ended.
    })
    return 'ok'
  }

  /** All that run, last started first. */
  async stopAll(): Promise<void> {
    for (const { name } of this.started) await this.stop(name)
  }

  /** Calls `listener` when an application has ended that the others cannot do without; returns what takes it off. */
  onTerminated(listener: (terminated: Terminated) => void): () => void {
    this.#terminationListeners.add(listener)
    return () => this.#terminationListeners.delete(listener)
  }

  /** Part of the master's death. */
  #masterDied(name: string, { running, type }: Started, masterReason: Reason): void {
    this.#started.delete(name)
    const requested = this.#stopping.delete(name) && running.exited === null
    const reason = running.exited === null ? masterReason : running.exited.reason
    this.#report('notice', 'exit', { application: name, exited: requested ? 'stopped' : reason, type })
    if (!requested) this.#ended.add(name)
    if (requested || type === 'temporary' || (type === 'transient' && reason === 'normal')) return
    void this.#terminateNode({ application: name, reason })
  }

  /** Where OTP ends the whole runtime system: the host program decides about its own end. */
  async #terminateNode(terminated: Terminated): Promise<void> {
    await outside(() => this.stopAll())
    for (const listener of this.#terminationListeners) listener(terminated)
  }

  #report(level: 'info' | 'notice', kind: string, details: Readonly<Record<string, unknown>>): void {
    const { reports, host } = this.#node
    if (reports.wanted) reports.send({ level, label: `application_controller/${kind}`, pid: host, ...details })
  }
}
