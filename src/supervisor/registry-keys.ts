/**
 * A map whose keys are compared as Elixir compares terms: arrays, which stand for tuples, by what is in them; numbers, strings and the other
 * primitives by value; everything else by identity. Only arrays cost more than a `Map` does.
 */
export class KeyMap<V> {
  /** @internal */ readonly plain: Map<unknown, V> = new Map()
  /** By the text of the tuple; most registries have none. @internal */ tuples: Map<string, V> | null = null

  get size(): number {
    return this.plain.size + (this.tuples?.size ?? 0)
  }

  get(key: unknown): V | undefined {
    return Array.isArray(key) ? this.tuples?.get(textOf(key)) : this.plain.get(key)
  }

  set(key: unknown, value: V): void {
    if (!Array.isArray(key)) this.plain.set(key, value)
    else {
      this.tuples ??= new Map()
      this.tuples.set(textOf(key), value)
    }
  }

  delete(key: unknown): void {
    if (Array.isArray(key)) this.tuples?.delete(textOf(key))
    else this.plain.delete(key)
  }

  *values(): Generator<V> {
    yield* this.plain.values()
    if (this.tuples !== null) yield* this.tuples.values()
  }
}

/** The key as a table keeps it: an array is copied, as its owner may change it later. */
export function ownKey(key: unknown): unknown {
  return Array.isArray(key) ? Object.freeze(key.map(ownKey)) : key
}

/** Whether a `KeyMap` takes two keys for the same. */
export function sameKey(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameKey(part, b[i]))
  return Number.isNaN(a) && Number.isNaN(b)
}

/** Different for different tuples: each part begins with a mark of its type and says where it ends. */
function textOf(tuple: readonly unknown[]): string {
  let text = '['
  for (const part of tuple) text += keyText(part)
  return `${text}]`
}

/** A text for each key: the same for keys that a `KeyMap` takes for the same, and for no others. */
export function keyText(part: unknown): string {
  switch (typeof part) {
    case 'string':
      return `${part.length}:${part}`
    case 'number':
      return `n${part};`
    case 'bigint':
      return `i${part};`
    case 'boolean':
      return part ? 't' : 'f'
    case 'undefined':
      return 'u'
    case 'symbol':
      return symbolText(part)
    default:
      if (part === null) return 'z'
      return Array.isArray(part) ? textOf(part) : `o${identityOf(part as object)};`
  }
}

function symbolText(symbol: symbol): string {
  const global = Symbol.keyFor(symbol)
  return global === undefined ? `o${identityOf(symbol)};` : `s${keyText(global)}`
}

/** Numbers given to what is compared by identity, at its first use inside a tuple. */
const identities = new WeakMap<object, number>()
let lastIdentity = 0

function identityOf(thing: object | symbol): number {
  // Symbols that are not global may stand in a WeakMap; the library types of our target do not know it yet.
  const weak = thing as object
  let identity = identities.get(weak)
  if (identity === undefined) {
    identity = ++lastIdentity
    identities.set(weak, identity)
  }
  return identity
}
