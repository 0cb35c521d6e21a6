/**
 * When xstate writes a context down, or reads it, it walks through all objects in it to find the references of actors: from a pid it would walk
 * through the whole node. So what is neither plain data nor such a reference (pids, Maps, instances of classes) is hidden from it in functions,
 * which it passes over.
 */

/** What stands behind each function that hides something. */
const hidden = new WeakMap<object, object>()

/** `part` with what xstate must not walk through hidden in it; copied only where something is. */
export function hide(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || isActorRef(part)) return part
  if (isPlain(part)) return changeParts(part, hide)
  const veil = (): object => part
  hidden.set(veil, part)
  return veil
}

/** Undoes `hide`. */
export function reveal(part: unknown): unknown {
  if (typeof part === 'function') return hidden.get(part) ?? part
  return isPlain(part) ? changeParts(part, reveal) : part
}

/** As xstate knows one. */
function isActorRef(value: object): boolean {
  return 'sessionId' in value && 'send' in value && 'ref' in value
}

/** Plain data with each of its parts changed; itself if none was. */
export function changeParts(whole: object, change: (part: unknown) => unknown): unknown {
  const changed = Object.entries(whole).map(([key, part]) => [key, part, change(part)] as const)
  if (changed.every(([, part, now]) => part === now)) return whole
  if (Array.isArray(whole)) return changed.map(([, , now]) => now)
  return Object.fromEntries(changed.map(([key, , now]) => [key, now]))
}

export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}
