import fc from 'fast-check'
import {
  type AnyStateMachine,
  and,
  assign,
  cancel,
  createMachine,
  emit,
  enqueueActions,
  fromCallback,
  log,
  not,
  or,
  raise,
  sendParent,
  sendTo,
  stateIn,
  stopChild,
} from 'xstate'
import type { Step } from './both-ways.ts'

/** A machine as fast-check makes one: plain data, in which states are named by their numbers in the document. */
export interface RandomState {
  readonly kind: 'compound' | 'parallel'
  readonly children: readonly RandomState[]
  readonly isFinal: boolean
  /** Where its parent begins there, unless that is a region, a final state makes short machines. */
  readonly isFinalAtOnce: boolean
  readonly transitions: readonly RandomTransition[]
  readonly always: RandomTransition | null
  readonly after: (RandomTransition & { readonly ms: number }) | null
  readonly entry: readonly RandomAction[]
  readonly exit: readonly RandomAction[]
  readonly initial: readonly RandomAction[]
  readonly invoke: 'callback' | 'machine' | null
  readonly onDone: RandomTransition | null
  readonly history: 'shallow' | 'deep' | null
  /** Which child its history state stands for at first; null for the initial state. */
  readonly historyTarget: number | null
  readonly isTagged: boolean
  readonly hasOutput: boolean
}

export interface RandomTransition {
  readonly event: string
  readonly targets: readonly number[]
  readonly reenter: boolean
  /** Whether it goes to the history state of its target, if that has one. */
  readonly toHistory: boolean
  readonly guard: RandomGuard | null
  readonly actions: readonly RandomAction[]
  readonly raises: string | null
}

interface RandomGuard {
  readonly kind: 'even' | 'odd' | 'named' | 'both' | 'either' | 'in' | 'more' | 'throws'
  readonly state: number
}

interface RandomAction {
  readonly kind:
    | 'note'
    | 'named'
    | 'add'
    | 'double'
    | 'raise later'
    | 'cancel'
    | 'emit'
    | 'log'
    | 'enqueue'
    | 'spawn'
    | 'spawn machine'
    | 'tell'
    | 'stop'
    | 'throw'
  readonly number: number
}

/** Ms of which the delays are made. */
const UNIT = 1000

const EVENTS = ['A', 'B', 'C', 'x.y', 'x.y.z'] as const

const guard: fc.Arbitrary<RandomGuard> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('even', 'odd', 'named', 'both', 'either', 'in', 'more') },
    { weight: 1, arbitrary: fc.constant('throws' as const) },
  ) as fc.Arbitrary<RandomGuard['kind']>,
  state: fc.nat(30),
})

const action: fc.Arbitrary<RandomAction> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('note', 'named', 'add', 'double') },
    { weight: 6, arbitrary: fc.constantFrom('raise later', 'cancel', 'emit', 'log', 'enqueue') },
    { weight: 4, arbitrary: fc.constantFrom('spawn', 'spawn machine', 'tell', 'stop') },
    { weight: 1, arbitrary: fc.constant('throw') },
  ) as fc.Arbitrary<RandomAction['kind']>,
  number: fc.nat(3),
})

const actions = fc.array(action, { maxLength: 2 })

const transition: fc.Arbitrary<RandomTransition> = transitionIf(guard)
/** One that is tried at the start, too: a throw there would leave nothing to look at. */
const eventless: fc.Arbitrary<RandomTransition> = transitionIf(guard.filter(({ kind }) => kind !== 'throws'))

function transitionIf(guard: fc.Arbitrary<RandomGuard>): fc.Arbitrary<RandomTransition> {
  return fc.record({
    event: fc.constantFrom('A', 'B', 'C', 'x.y', 'x.*', 'x.y.*', 'told', '*'),
    targets: fc.array(fc.nat(30), { maxLength: 2 }),
    reenter: fc.boolean(),
    toHistory: fc.boolean(),
    guard: fc.option(guard, { freq: 2 }),
    actions,
    raises: fc.option(fc.constantFrom(...EVENTS), { freq: 4 }),
  })
}

/** A state with up to `depth` levels below it. */
function stateOf(depth: number): fc.Arbitrary<RandomState> {
  return fc.record({
    kind: fc.constantFrom('compound' as const, 'compound' as const, 'parallel' as const),
    children: depth === 0 ? fc.constant([]) : fc.array(stateOf(depth - 1), { maxLength: depth === 1 ? 2 : 3 }),
    isFinal: fc.integer({ min: 0, max: 2 }).map((one) => one === 0),
    isFinalAtOnce: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    transitions: fc.array(transition, { maxLength: 3 }),
    always: fc.option(eventless, { freq: 4 }),
    after: fc.option(
      fc.tuple(transition, fc.integer({ min: 1, max: 4 })).map(([taken, ms]) => ({ ...taken, ms })),
      { freq: 4 },
    ),
    entry: actions,
    exit: actions,
    initial: actions,
    invoke: fc.option(fc.constantFrom('callback' as const, 'machine' as const), { freq: 5 }),
    onDone: fc.option(transition, { freq: 2 }),
    history: fc.option(fc.constantFrom('shallow' as const, 'deep' as const), { freq: 2 }),
    historyTarget: fc.option(fc.nat(2), { freq: 1 }),
    isTagged: fc.boolean(),
    hasOutput: fc.boolean(),
  })
}

export const randomState: fc.Arbitrary<RandomState> = stateOf(3)

export const randomSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Step>(...EVENTS.map((type) => ({ type }))) },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ type: 'unknown' }, { type: 'fuel' }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }).map((units) => units * UNIT) as fc.Arbitrary<Step> },
  ),
  { minLength: 3, maxLength: 12 },
)

/** Transitions for these may cause them. */
const endless: ReadonlySet<string> = new Set(['told', '*'])

interface Context {
  readonly n: number
  /** Used up by whatever could go on for ever. */
  readonly fuel: number
}

type Args = { readonly context: Context; readonly event: { readonly type: string } }

/** The states of a random machine in the order of the document, and where they are. */
class Numbered {
  readonly all: { readonly state: RandomState; readonly parent: number }[] = []

  constructor(root: RandomState) {
    this.#add(root, -1)
  }

  #add(state: RandomState, parent: number): void {
    const number = this.all.length
    this.all.push({ state, parent })
    for (const child of state.children) this.#add(child, number)
  }

  /** From the root to the state. */
  path(number: number): number[] {
    const { parent } = this.all[number] as { parent: number }
    return parent < 0 ? [number] : [...this.path(parent), number]
  }

  /** Two targets make sense only in different regions of a parallel state. */
  mayBeTogether(one: number, other: number): boolean {
    const [first, second] = [this.path(one), this.path(other)]
    const depth = first.findIndex((number, index) => number !== second[index])
    if (depth <= 0 || depth >= second.length) return false
    return this.#typeOf(first[depth - 1] as number) === 'parallel'
  }

  hasHistory(number: number): boolean {
    const { state } = this.all[number] as { state: RandomState }
    return state.history !== null && state.children.length > 0
  }

  #typeOf(number: number): string {
    const { state } = this.all[number] as { state: RandomState }
    return state.children.length === 0 ? 'atomic' : state.kind
  }
}

/** None while the machine begins. */
function childrenOf(self: unknown): unknown[] {
  const { getSnapshot } = self as { getSnapshot(): { children: Record<string, unknown> } }
  try {
    const { children } = getSnapshot.call(self)
    return Object.values(children).filter((actor) => actor !== undefined)
  } catch {
    // There is no snapshot yet.
    return []
  }
}

/** The machine that random data stands for. `note` is told what its code does. */
export function machineOf(root: RandomState, note: (effect: unknown) => void): AnyStateMachine {
  const numbered = new Numbered(root)
  const count = numbered.all.length
  const idOf = (number: number): string => `s${number % count}`
  const historyOf = (number: number): string => `${idOf(number)}-history`
  let next = 0
  let lastDelay = 0
  const delays: Record<string, (args: Args) => number> = {}
  /** No two alike: what becomes of two events of one moment depends on how fast others answer the first. */
  const delayOf = (units: number): number => units * UNIT - ++lastDelay

  /** Some have names. */
  const delayKey = (units: number): string | number => {
    const [even, odd] = [delayOf(units), delayOf(units)]
    if (units % 2 === 0) return even
    const name = `wait ${even}`
    delays[name] = ({ context }) => (context.n % 2 === 0 ? even : odd)
    return name
  }

  const callback = fromCallback(({ receive }) => {
    note('callback starts')
    receive((event) => note(['callback got', event.type]))
    return () => note('callback stops')
  })
  const child = createMachine({
    id: 'child',
    initial: 'a',
    entry: () => note('child starts'),
    states: {
      a: { on: { tell: { target: 'b', actions: sendParent({ type: 'told' }) } } },
      b: { on: { tell: 'c' } },
      c: { type: 'final' },
    },
    output: 'child output',
  })

  const toGuard = ({ kind, state }: RandomGuard): unknown => {
    const even = ({ context }: Args): boolean => context.n % 2 === 0
    switch (kind) {
      case 'even':
        return even
      case 'odd':
        return not(even as never)
      case 'named':
        return 'even'
      case 'both':
        return and(['even', { type: 'over', params: { limit: 2 } }] as never)
      case 'either':
        return or([even, { type: 'over', params: ({ context }: Args) => ({ limit: context.fuel }) }] as never)
      case 'in':
        return stateIn(`#${idOf(state)}`)
      case 'more':
        return { type: 'over', params: { limit: state } }
      default:
        return () => {
          throw new Error('guard')
        }
    }
  }

  const toAction = ({ kind, number }: RandomAction, where: string): unknown => {
    switch (kind) {
      case 'note':
        return ({ context, event }: Args) => note([where, context.n, event.type])
      case 'named':
        return { type: 'named', params: number === 0 ? [where] : ({ context }: Args) => [where, context.fuel] }
      case 'add':
        return assign({ n: ({ context }: Args) => context.n + number })
      case 'double':
        return assign((({ context, event }: Args) => ({ n: context.n + event.type.length })) as never)
      case 'raise later':
        // Cancelled first: of two with one id xstate cancels one, and we both.
        return enqueueActions((({ enqueue }: never) => {
          const id = `later ${number} ${where}`
          const push = enqueue as (what: unknown) => void
          push(cancel(id))
          push(raise({ type: EVENTS[number] } as never, { delay: () => delayOf(number + 1), id } as never))
        }) as never)
      case 'cancel':
        return cancel(`later ${number} ${where}`)
      case 'emit':
        return emit((({ context }: Args) => ({ type: 'emitted', n: context.n })) as never)
      case 'log':
        return log(({ context }: Args) => [where, context.n])
      case 'enqueue':
        return enqueueActions((({ context, enqueue, check }: never) => {
          const { fuel } = context as Context
          const push = enqueue as unknown as ((what: unknown) => void) & {
            assign(what: unknown): void
            raise(what: unknown): void
          }
          if (fuel > 0) {
            push.assign({ fuel: fuel - 1, n: (context as Context).n + 1 })
            if (check as unknown as (guard: unknown) => boolean) push.raise({ type: EVENTS[number] })
          }
          push('named')
          push(({ context: now }: Args) => note([where, 'enqueued', now.n]))
        }) as never)
      case 'spawn':
        return assign((({ spawn }: { spawn: (logic: unknown, options: unknown) => unknown }) => {
          spawn(callback, { id: `spawned ${number}` })
          return {}
        }) as never)
      case 'spawn machine':
        return assign((({ spawn }: { spawn: (logic: unknown, options: unknown) => unknown }) => {
          spawn('child', { id: `spawned ${number}` })
          return {}
        }) as never)
      case 'tell':
        return enqueueActions((({ self, enqueue }: never) => {
          const known = childrenOf(self)
          if (known.length > 0)
            (enqueue as (what: unknown) => void)(
              sendTo(known[number % known.length] as never, { type: 'tell' } as never),
            )
        }) as never)
      case 'stop':
        return stopChild(`spawned ${number}`)
      default:
        return ({ context }: Args) => {
          if (context.n > 20) throw new Error(`thrown in ${where}`)
        }
    }
  }

  const toTransition = (given: RandomTransition, where: string, mustUseFuel: boolean): object => {
    const [first, second] = given.targets.map((target) => target % count)
    const targets =
      first === undefined
        ? []
        : second !== undefined && numbered.mayBeTogether(first, second)
          ? [first, second]
          : [first]
    // From inside, xstate enters the root without having left it: its timers are there twice then, and ours are not.
    const reenter = given.reenter || targets.includes(0)
    const usesFuel = mustUseFuel || given.raises !== null
    const guards = [
      ...(usesFuel ? [({ context }: Args) => context.fuel > 0] : []),
      ...(given.guard === null ? [] : [toGuard(given.guard)]),
    ]
    return {
      ...(targets.length === 0
        ? {}
        : {
            target: targets.map((target) =>
              given.toHistory && targets.length === 1 && numbered.hasHistory(target)
                ? `#${historyOf(target)}`
                : `#${idOf(target)}`,
            ),
          }),
      reenter,
      ...(guards.length === 0 ? {} : { guard: guards.length === 1 ? guards[0] : and(guards as never) }),
      actions: [
        ...(usesFuel ? [assign({ fuel: ({ context }: Args) => context.fuel - 1 })] : []),
        ...given.actions.map((each) => toAction(each, where)),
        ...(given.raises === null ? [] : [raise({ type: given.raises } as never)]),
      ],
    }
  }

  const toState = (
    state: RandomState,
    isRoot: boolean,
    parentIsCompound: boolean,
    isFirst: boolean,
  ): Record<string, unknown> => {
    const number = next++
    const id = idOf(number)
    const isFinal =
      state.isFinal && state.children.length === 0 && parentIsCompound && (!isFirst || state.isFinalAtOnce)
    const keys: string[] = []
    const isCompound = state.children.length > 0 && state.kind === 'compound'
    const states = Object.fromEntries(
      state.children.map((each, index) => {
        const key = idOf(next)
        keys.push(key)
        return [key, toState(each, false, isCompound, index === 0 && (isRoot || parentIsCompound))]
      }),
    )
    const past =
      state.history === null || state.children.length === 0
        ? {}
        : {
            [historyOf(number)]: {
              id: historyOf(number),
              type: 'history',
              history: state.history,
              ...(state.historyTarget === null ? {} : { target: keys[state.historyTarget % keys.length] }),
            },
          }
    const on: Record<string, object[]> = {}
    for (const each of state.transitions)
      on[each.event] = [
        ...(on[each.event] ?? []),
        toTransition(each, `${id} on ${each.event}`, endless.has(each.event)),
      ]
    if (isRoot) on.fuel = [{ actions: assign({ fuel: 5 }) }]
    return {
      id,
      ...(isFinal ? { type: 'final' } : {}),
      ...(state.children.length > 0 ? { type: state.kind, states: { ...states, ...past } } : {}),
      ...(isCompound
        ? { initial: { target: keys[0], actions: state.initial.map((each) => toAction(each, `initial of ${id}`)) } }
        : {}),
      ...(isFinal && !isRoot ? {} : { on }),
      ...(state.always === null || isFinal ? {} : { always: toTransition(state.always, `always ${id}`, true) }),
      ...(state.after === null || isFinal
        ? {}
        : { after: { [delayKey(state.after.ms)]: toTransition(state.after, `after ${id}`, false) } }),
      entry: [
        ...state.entry.map((each) => toAction(each, `entry ${id}`)),
        // To an actor that is there only after the entry. One that does not answer: answers of several come in any order.
        ...(state.invoke !== 'callback' || isFinal ? [] : [sendTo(`invoked by ${id}`, { type: 'tell' })]),
      ],
      exit: state.exit.map((each) => toAction(each, `exit ${id}`)),
      ...(state.invoke === null || isFinal ? {} : { invoke: { id: `invoked by ${id}`, src: state.invoke } }),
      ...(state.onDone === null || state.children.length === 0
        ? {}
        : { onDone: toTransition(state.onDone, `done ${id}`, true) }),
      ...(state.isTagged ? { tags: [`tag ${number % 3}`] } : {}),
      ...(state.hasOutput && (isFinal || isRoot)
        ? { output: ({ context, event }: Args) => [id, context.n, event.type] }
        : {}),
    }
  }

  const makeContext = ({
    spawn,
    input,
  }: {
    spawn: (src: unknown, options: unknown) => unknown
    input: unknown
  }): Context => {
    note(['context', input])
    if (root.hasOutput) spawn(root.isFinal ? callback : 'child', { id: 'spawned 0' })
    return { n: 1, fuel: 10 }
  }

  return createMachine(
    { ...toState(root, true, false, true), context: root.isTagged ? makeContext : { n: 0, fuel: 10 } } as never,
    {
      guards: {
        even: ({ context }: Args) => context.n % 2 === 0,
        over: ({ context }: Args, params: { limit: number }) => context.n > params.limit,
      },
      actions: { named: ({ event }: Args, params: unknown) => note(['named', event.type, params]) },
      actors: { callback, machine: child, child },
      delays,
    } as never,
  ) as AnyStateMachine
}
