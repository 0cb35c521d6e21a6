import { type AnyStateMachine, createActor, type EventObject, SimulatedClock } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import { formatReason, Node, onDeath, type Pid, type Reason, VirtualClock } from '../../../../src/actors/index.ts'

/** What is done to a machine: an event that is sent to it, or ms that go by. */
export type Step = { readonly type: string; readonly [detail: string]: unknown } | number

/** What can be seen of a machine after a step. */
export interface Seen {
  readonly value: unknown
  readonly context: unknown
  readonly status: string
  readonly output: unknown
  readonly tags: readonly string[]
  /** What its code has noted, and what it has emitted, since the step before. */
  readonly effects: readonly unknown[]
}

/** Makes a machine whose code notes with `note` what it does. */
export type MakeMachine = (note: (effect: unknown) => void) => AnyStateMachine

interface Options {
  readonly input?: unknown
}

/** Runs a machine under xstate's own `createActor`, on simulated time. */
export async function underXstate(make: MakeMachine, steps: readonly Step[], options: Options = {}): Promise<Seen[]> {
  const effects = new Effects()
  const clock = new SimulatedClock()
  const actor = createActor(make(effects.note), { clock, input: options.input, logger: effects.log } as never)
  actor.on('*', (event: EventObject) => effects.note({ emitted: event }))
  let error: unknown
  actor.subscribe({
    error: (thrown: unknown) => {
      error = thrown
    },
  })
  const seen: Seen[] = []
  const look = async (): Promise<void> => {
    await settled()
    clock.increment(0)
    await settled()
    const snapshot = actor.getSnapshot()
    seen.push(snapshot.status === 'error' ? failed(error, effects) : see(snapshot, effects))
  }
  actor.start()
  await look()
  for (const step of steps) {
    if (typeof step !== 'number') actor.send(step)
    else for (let ms = 0; ms < step; ms++) clock.increment(1)
    await look()
  }
  actor.stop()
  return seen
}

/** Runs it as a process of a node of its own, on virtual time. */
export async function underLinecard(make: MakeMachine, steps: readonly Step[], options: Options = {}): Promise<Seen[]> {
  const effects = new Effects()
  const clock = new VirtualClock()
  const node = new Node({ clock })
  const machine = make(effects.note)
  const started = await StateMachine.start(machine, { ...options, node, logger: effects.log } as never).result()
  if (started === 'ignore' || started[0] === 'error')
    return steps.concat(0).map(() => failed(errorIn(started[1]), effects))
  const pid = started[1] as Pid
  let snapshot: unknown
  let reason: Reason = 'normal'
  onDeath(pid, (why) => {
    reason = why
  })
  StateMachine.subscribe(pid, (news) => {
    snapshot = news
  })
  StateMachine.on(pid, '*', (event) => effects.note({ emitted: event }))
  const seen: Seen[] = []
  const look = async (): Promise<void> => {
    await clock.advance(0)
    seen.push(reason === 'normal' ? see(snapshot, effects) : failed(errorIn(reason), effects))
  }
  await look()
  for (const step of steps) {
    if (typeof step !== 'number') StateMachine.send(pid, step)
    else await clock.advance(step)
    await look()
  }
  node.stop()
  return seen
}

class Effects {
  #list: unknown[] = []

  readonly note = (effect: unknown): void => {
    this.#list.push(effect)
  }

  readonly log = (...values: unknown[]): void => {
    this.#list.push({ logged: values })
  }

  take(): unknown[] {
    const taken = this.#list
    this.#list = []
    return taken
  }
}

interface Snapshot {
  readonly value: unknown
  readonly context: unknown
  readonly status: string
  readonly output: unknown
  readonly tags: ReadonlySet<string>
}

function see(snapshot: unknown, effects: Effects): Seen {
  const { value, context, status, output, tags } = snapshot as Snapshot
  return { value, context: plain(context), status, output, tags: [...tags].sort(), effects: effects.take() }
}

function failed(error: unknown, effects: Effects): Seen {
  const message = error instanceof Error ? error.message : formatReason(error)
  return { value: null, context: null, status: 'error', output: message, tags: [], effects: effects.take() }
}

/** The error that a process ended with. */
function errorIn(reason: Reason): unknown {
  if (!Array.isArray(reason)) return reason
  const [what] = reason
  return Array.isArray(what) && what[0] === 'nocatch' ? what[1] : what
}

/** A context without the actors in it, which are different objects in each run. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('sessionId' in value) return 'actor'
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

/** Lets promises and their consequences come. */
async function settled(): Promise<void> {
  for (let round = 0; round < 5; round++) await new Promise((resolve) => setImmediate(resolve))
}
