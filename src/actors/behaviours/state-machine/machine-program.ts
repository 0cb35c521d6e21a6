import { isDead, isGoing, type Pid } from '../../pid.ts'
import { isOrderly, type Reason, reasonOfThrown } from '../../reason.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { acknowledgeStart, Boot, failStart, reportCrash, startEnded } from '../gen.ts'
import { ActorProgram } from './actor-program.ts'
import { engineOf } from './engine/engine.ts'
import { MachineActor } from './machine-actor.ts'
import type { PersistedSnapshot, SnapshotStore } from './persisted.ts'
import { restoreParts, restoreSnapshot } from './persistence.ts'
import type { MachineOptions } from './settings.ts'
import type { InnerMachine } from './xstate.ts'

/** What a machine's process is started with. */
export interface MachineArgument {
  readonly settings: MachineOptions
  readonly input: unknown
  readonly snapshot: PersistedSnapshot | null
  readonly store: SnapshotStore | null
}

/** The process of a machine that was started as such, one program for each machine. */
export class MachineProgram extends ActorProgram {
  readonly label: string
  readonly #machine: InnerMachine

  constructor(machine: InnerMachine, label: string) {
    super()
    this.label = label
    this.#machine = machine
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

  #begin(process: Pid, persisted: PersistedSnapshot | null): void {
    if (isGoing(process)) return
    const boot = process.state as Boot
    const { settings, input, store } = boot.argument as MachineArgument
    const actor = new MachineActor(process, engineOf(this.#machine), settings, store)
    try {
      const snapshot =
        persisted === null
          ? this.#machine.getInitialSnapshot(actor, input)
          : restoreSnapshot(this.#machine, persisted, actor)
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
