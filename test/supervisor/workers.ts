import {
  type ChildSpec,
  exit,
  GenServer,
  genServer,
  type InitResult,
  noreply,
  ok,
  type Pid,
  Process,
  type Reason,
  reply,
  self,
  sleep,
  stop,
  whereis,
} from '../../src/actors/index.ts'

interface WorkerOptions {
  readonly id: string
  readonly trap?: boolean
  readonly init?: (instance: number) => unknown
  readonly stopMs?: number
}

/** Workers that write down their starts and ends. */
export class Workers {
  readonly trace: string[] = []
  readonly #instances = new Map<string, number>()
  readonly #labels = new Map<unknown, string>()

  readonly #worker = genServer({
    name: 'Worker',
    init: (options: WorkerOptions) => this.#init(options),
    calls: { label: (state) => reply(state.label, state) },
    casts: {
      stop: (state, reason: Reason) => stop(reason, state),
      exit: (_state, reason: Reason) => exit(reason),
    },
    handleInfo: (_message: unknown, state) => noreply(state),
    terminate: (reason, { label, options }) => {
      this.trace.push(`terminate ${label} ${String(reason)}`)
      return options.stopMs === undefined ? undefined : sleep(options.stopMs)
    },
  })

  #init(options: WorkerOptions): InitResult<{ label: string; options: WorkerOptions }> {
    const instance = (this.#instances.get(options.id) ?? 0) + 1
    this.#instances.set(options.id, instance)
    const label = instance === 1 ? options.id : `${options.id}#${instance}`
    this.#labels.set(self(), label)
    if (options.trap === true) Process.flag('trap_exit', true)
    this.trace.push(`start ${label}`)
    const result = options.init?.(instance)
    return result === undefined ? ok({ label, options }) : (result as InitResult<never>)
  }

  /** A worker registered as its id. */
  spec(id: string, options: Omit<WorkerOptions, 'id'> & Partial<ChildSpec> = {}): ChildSpec {
    const { trap, init, stopMs, ...spec } = options
    const given: WorkerOptions = {
      id,
      ...(trap !== undefined && { trap }),
      ...(init !== undefined && { init }),
      ...(stopMs !== undefined && { stopMs }),
    }
    return { ...this.#worker.childSpec(given, { name: id }), ...spec, id }
  }

  /** What a pid is called in the trace. */
  label(pid: unknown): unknown {
    return this.#labels.get(pid) ?? pid
  }

  /** The trace since the last time. */
  take(): string[] {
    return this.trace.splice(0)
  }
}

/** The process that has a name; it has to be there. */
export function named(name: string): Pid {
  const pid = whereis(name)
  if (pid === null) throw new Error(`nobody is registered as ${name}`)
  return pid
}

/** Kills a worker and lets everything that this causes happen. */
export async function killAndSettle(...names: string[]): Promise<void> {
  for (const name of names) exit(named(name), 'kill')
  await sleep(1)
}

/** Has a worker stop with `reason` and lets everything that this causes happen. */
export async function stopAndSettle(name: string, reason: Reason): Promise<void> {
  GenServer.cast(name, ['stop', reason])
  await sleep(1)
}
