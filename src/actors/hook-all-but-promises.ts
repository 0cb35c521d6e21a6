import { createHook, type HookCallbacks } from 'node:async_hooks'
import { promiseHooks } from 'node:v8'

/** Node's own hooks of promises, one of each of four kinds, as Node 20 and 22 show them. */
interface AsyncWrap {
  getPromiseHooks(): readonly (((promise: Promise<unknown>) => void) | undefined)[]
}

/**
 * Enables an async hook that is not told of promises: along with one that is, Node keeps ids and stacks for each promise, at three times the
 * price of what `v8.promiseHooks` can do. Returns false where promises are hooked all the same; that is slower and nothing else.
 *
 * Node 24 has an option for it. Node 20 and 22, whose inner workings no longer change, have not: there Node's own hooks are taken out of the
 * list that `v8.promiseHooks` keeps. When somebody else enables an async hook later, Node puts them in again. Somebody who did so before
 * needs them.
 */
export function hookAllButPromises(callbacks: HookCallbacks): boolean {
  const options = { ...callbacks, trackPromises: false }
  if (knowsTrackPromises()) {
    createHook(options).enable()
    return true
  }
  const wrap = asyncWrap()
  const inUse = wrap === null || hooksPromises(wrap)
  createHook(options).enable()
  return !inUse && releasePromises(wrap)
}

/** Only a Node that has the option looks at its value. */
function knowsTrackPromises(): boolean {
  try {
    createHook({ trackPromises: 'unknown' } as HookCallbacks)
    return false
  } catch {
    return true
  }
}

/** Reading which hooks there are takes a binding that Node calls deprecated; nothing is changed through it. */
function asyncWrap(): AsyncWrap | null {
  const host = process as unknown as { binding(name: string): AsyncWrap; noDeprecation?: boolean }
  const silent = host.noDeprecation ?? false
  host.noDeprecation = true
  try {
    return host.binding('async_wrap')
  } catch {
    // The permission model forbids it.
    return null
  } finally {
    host.noDeprecation = silent
  }
}

function hooksPromises(wrap: AsyncWrap): boolean {
  return wrap.getPromiseHooks().some((hook) => hook !== undefined)
}

function releasePromises(wrap: AsyncWrap): boolean {
  const [init, before, after] = wrap.getPromiseHooks()
  if (init !== undefined) takeOut(promiseHooks.onInit, init)
  if (before !== undefined) takeOut(promiseHooks.onBefore, before)
  if (after !== undefined) takeOut(promiseHooks.onAfter, after)
  return !hooksPromises(wrap)
}

/** The list takes a hook twice, and whoever adds it may end it, the first entry first. */
function takeOut<Hook>(add: (hook: Hook) => unknown, hook: Hook): void {
  const stop = add(hook) as () => void
  stop()
  stop()
}
