import { isDead, isGoing, type Pid } from '../../pid.ts'
import { isOrderly, type Reason, reasonOfThrown } from '../../reason.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { acknowledgeStart, Boot, failStart, reportCrash, startEnded } from '../gen.ts'
import { ActorProgram } from './actor-program.ts'
import { engineOf } from './engine/engine.ts'
import { factsOf } from './facts.ts'
import { MachineActor } from './machine-actor.ts'
import type { PersistedSnapshot, SnapshotStore } from './persisted.ts'
import { restoreParts, restoreSnapshot } from './persistence.ts'
import type { MachineOptions } from './settings.ts'
import { type InnerMachine, isMachine } from './xstate.ts'

/** What a machine's process is started with. */
export interface MachineArgument {
  readonly input: unknown
  readonly snapshot: PersistedSnapshot | null
  readonly store: SnapshotStore | null
}

/** The process of a machine that was started as such, one program for each module. */
export class MachineProgram extends ActorProgram {
  readonly label: string
  readonly #machine: InnerMachine
  readonly #settings: MachineOptions

  constructor(machine: InnerMachine, settings: MachineOptions) {
    super()
    this.label = settings.label ?? machine.id
    this.#machine = machine
    this.#settings = settings
  }

  override start(process: Pid): void {
    const { snapshot, store } = (process.state as Boot).argument as MachineArgument
    if (snapshot !== null || store === null) {
      this.#begin(process, snapshot)
      return
    }
    let loaded: unknown
    try {
      loaded = store.load()
    } catch (thrown) {
      failInit(process, thrown)
      return
    }
    const proceed = (stored: unknown): void => this.#begin(process, usable(stored as PersistedSnapshot | null))
    if (isThenable(loaded)) suspend(process, loaded, proceed, (thrown) => failInit(process, thrown))
    else proceed(loaded)
  }

  override stray(process: Pid, thrown: unknown): void {
    if (process.state instanceof Boot) failInit(process, thrown)
    else super.stray(process, thrown)
  }

  override ended(process: Pid, reason: Reason): void {
    if (process.state instanceof Boot) startEnded(process, reason)
    else super.ended(process, reason)
  }

  // ---- changes of code

  systemModule(module: unknown): MachineProgram | null {
    if (typeof module !== 'object' || module === null) return null
    if ('program' in module && module.program instanceof MachineProgram) return module.program
    return isMachine(module) ? new MachineProgram(module, this.#settings) : null
  }

  systemCodeChange(process: Pid, oldVsn: unknown, extra: unknown): unknown {
    factsOf(this.#machine)
    const [value, context] = this.systemGetState(process) as [unknown, unknown]
    const { codeChange } = this.#settings
    if (codeChange === undefined) return ['ok', new ChangedCode([value, context])]
    const result = codeChange(oldVsn, value, context, extra)
    return isThenable(result) ? result.then(readChange) : readChange(result)
  }

  override systemSetState(process: Pid, state: unknown): void {
    if (!(state instanceof ChangedCode)) super.systemSetState(process, state)
    else (process.state as MachineActor).changeCode(engineOf(this.#machine), this.#settings, state.pair)
  }

  #begin(process: Pid, persisted: PersistedSnapshot | null): void {
    if (isGoing(process)) return
    const boot = process.state as Boot
    const { input, store } = boot.argument as MachineArgument
    const engine = engineOf(this.#machine)
    const actor = new MachineActor(process, engine, this.#settings, store)
    try {
      const snapshot =
        persisted === null ? engine.start(actor, input) : restoreSnapshot(this.#machine, persisted, actor)
      actor.begin(snapshot)
      if (persisted !== null) restoreParts(actor, persisted)
    } catch (thrown) {
      failInit(process, thrown)
      return
    }
    process.state = actor
    acknowledgeStart(process, boot)
    if (!isDead(process)) actor.settle(undefined)
  }
}

/** State and context as the new code has them. */
class ChangedCode {
  readonly pair: readonly [value: unknown, context: unknown]

  constructor(pair: readonly [value: unknown, context: unknown]) {
    this.pair = pair
  }
}

function readChange(result: unknown): unknown {
  if (!Array.isArray(result) || result[0] !== 'ok' || result.length !== 3) return result
  return ['ok', new ChangedCode([result[1], result[2]])]
}

/** A machine that has reached its end begins anew. */
function usable(stored: PersistedSnapshot | null | undefined): PersistedSnapshot | null {
  return stored?.status === 'active' ? stored : null
}

/** The children that it has started are linked to it, and go with it. */
function failInit(process: Pid, thrown: unknown): void {
  if (isGoing(process)) return
  const reason = reasonOfThrown(thrown)
  if (!isOrderly(reason)) reportCrash(process, reason)
  failStart(process, reason, ['error', reason])
}
