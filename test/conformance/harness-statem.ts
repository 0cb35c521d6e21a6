import {
  type Address,
  type From,
  GenStatem,
  genStatem,
  keepStateAndData,
  ok,
  Process,
  type Reason,
  reply,
  type Starting,
  self,
} from 'linecard'
import { recording } from './recording.ts'

type EventType = GenStatem.EventType | 'enter'

/** Callbacks that a scenario gives to `M`; what they return goes to the machine as it is, wrong values too. */
export interface MachineOptions {
  readonly as?: string
  readonly trap?: boolean
  /** With state enter calls. */
  readonly enter?: boolean
  readonly init?: () => unknown
  // biome-ignore-start lint/suspicious/noExplicitAny: scenarios annotate their own events, states and data
  readonly handle?: (type: EventType, content: any, state: any, data: any) => unknown
  readonly terminate?: (reason: Reason, state: any, data: any) => unknown
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
}

/** The generic state machine: its callbacks are functions of the scenario, kept in the process's dictionary. */
const generic = genStatem({
  name: 'M',
  init(options: MachineOptions): never {
    Process.put('options', options)
    if (options.as !== undefined) recording().names.set(self(), options.as)
    if (options.trap) Process.flag('trap_exit', true)
    return (options.init === undefined ? ok('a', 0) : options.init()) as never
  },
  callbackMode(): GenStatem.CallbackMode {
    return optionsOf().enter ? ['handle_event_function', 'state_enter'] : 'handle_event_function'
  },
  handleEvent(type: EventType, content: unknown, state: unknown, data: unknown): never {
    const from = callerOfSync(type, content)
    if (from !== null) return keepStateAndData(reply(from, 'ok')) as never
    return optionsOf().handle?.(type, content, state, data) as never
  },
  terminate(reason: Reason, state: unknown, data: unknown): unknown {
    return optionsOf().terminate?.(reason, state, data)
  },
})

function optionsOf(): MachineOptions {
  return Process.get('options') as MachineOptions
}

/** Who called `sync`, which the harness answers. */
function callerOfSync(type: EventType, content: unknown): From | null {
  return type[0] === 'call' && content === 'sync' ? (type[1] as From) : null
}

export const M = {
  /** The callback module, where a scenario names it. */
  module: generic,

  startLink(options: MachineOptions = {}): Starting {
    return generic.startLink(options)
  },

  start(options: MachineOptions = {}): Starting {
    return generic.start(options)
  },

  startMonitor(options: MachineOptions = {}): ReturnType<typeof GenStatem.startMonitor> {
    return GenStatem.startMonitor(generic, options)
  },

  /** Resolves when the machine has handled what it was sent before. */
  sync(machine: Address): Promise<unknown> {
    return GenStatem.call(machine, 'sync')
  },
}
