import { executionAsyncId, executionAsyncResource } from 'node:async_hooks'
import { promiseHooks } from 'node:v8'
import { hookAllButPromises } from './hook-all-but-promises.ts'
import type { Pid } from './pid.ts'

/**
 * Which process's code is running.
 *
 * While the runtime calls into a process, `running.process` says so: one field, no cost. Code that goes on later (after an `await`, in a
 * timer or an I/O callback) is found through hooks: every promise or handle made by a process's code carries its pid, and so does whatever
 * is made there. Sync callbacks pay nothing for that.
 */
export const running: { process: Pid | typeof OUTSIDE | null } = { process: null }

/** Stands in `running.process` for the runtime's and the host's own work: what is made meanwhile belongs to no process. */
export const OUTSIDE: unique symbol = Symbol('outside')

const OWNER = Symbol('linecard.owner')
interface Owned {
  [OWNER]?: Pid
}

/** Hooks are the host program's, not a node's: switched on by the first node that wants them, and never off again. */
let following = false
/** Whose code runs as the reaction of a promise; null outside of reactions, and where Node's own hooks keep the promises. */
let reacting: Pid | typeof OUTSIDE | null = null
/** Ends our own hooks of promises; null where Node's are used. */
let stopPromiseHooks: (() => void) | null = null
/** Somebody else, such as an `AsyncLocalStorage`, had Node hook promises after all: ours would cost more beside those than they save. */
let superseded = false

/**
 * A handle (a timer, a socket, a tick) has been made by a process's code. Before that nobody asks whose callback is running: once a program
 * has called `executionAsyncResource`, Node takes every callback that it gets from native code through a function in JavaScript.
 */
let handlesHaveOwners = false
/** The id where native code calls that has no handle, as uWebSockets.js does. */
const NO_HANDLE = 0

/** Makes `self()` and containment work in code that runs after an `await`. */
export function followAsync(): void {
  if (following) return
  following = true
  const withoutPromises = hookAllButPromises({
    init(_id, type, _trigger, resource) {
      if (type === 'PROMISE') superseded = true
      if (ownNew(resource)) handlesHaveOwners = true
    },
  })
  if (withoutPromises)
    stopPromiseHooks = promiseHooks.createHook({
      init: ownNew,
      before: enterReaction,
      after: leaveReaction,
    }) as () => void
}

/** The process whose async code is running: a promise's reaction, or the callback of a handle. */
export function asyncOwner(): Pid | null {
  if (reacting !== null) return reacting === OUTSIDE ? null : reacting
  if (!handlesHaveOwners || executionAsyncId() === NO_HANDLE) return null
  return (executionAsyncResource() as Owned)[OWNER] ?? null
}

/** Whose code made `resource` (a promise), or null. */
export function ownerOf(resource: object): Pid | null {
  return (resource as Owned)[OWNER] ?? null
}

/** Notes that code of `owner` made `resource`. */
export function own(resource: object, owner: Pid): void {
  ;(resource as Owned)[OWNER] = owner
}

function ownNew(resource: object): boolean {
  const process = running.process
  if (process === OUTSIDE) return false
  const owner = process ?? asyncOwner()
  if (owner === null) return false
  own(resource, owner)
  return true
}

function enterReaction(promise: object): void {
  reacting = (promise as Owned)[OWNER] ?? OUTSIDE
}

/** Something to be done when the code of a process gives the thread back. */
export interface AfterReaction {
  reactionEnded(): void
}

let waiting: AfterReaction | null = null

/**
 * Has `work` told when the reaction ends in which a process's code runs now. Returns false where that cannot be: in other code, or when
 * somebody else is to be told already.
 */
export function whenReactionEnds(work: AfterReaction): boolean {
  if (reacting === null || reacting === OUTSIDE || waiting !== null) return waiting === work
  waiting = work
  return true
}

function leaveReaction(): void {
  reacting = null
  if (waiting !== null) {
    const work = waiting
    waiting = null
    work.reactionEnded()
  }
  if (!superseded || stopPromiseHooks === null) return
  stopPromiseHooks()
  stopPromiseHooks = null
}
