import { Pid, Ref, Stacktrace } from 'linecard'

/** What pids and references are called in the trace. */
type Names = ReadonlyMap<unknown, string>

/** Leaves pids and references as they are, to be named by a second rendering. */
export const nameless: unique symbol = Symbol('nameless')

/** A value as it stands in a trace: JSON, in which what differs from run to run has a fixed text. */
export function render(value: unknown, names: Names | typeof nameless): unknown {
  if (value instanceof Pid || value instanceof Ref) return names === nameless ? value : nameOf(value, names)
  if (value === undefined || value === null) return null
  if (typeof value === 'function') return 'fun'
  if (typeof value !== 'object') return typeof value === 'symbol' ? (value.description ?? '') : value
  if (value instanceof Stacktrace) return 'stack'
  if (value instanceof Error) return `error:${value.message}`
  if (Array.isArray(value)) return value.map((part) => render(part, names))
  if (value instanceof Map) return renderEntries([...value], names)
  if (isTask(value)) return 'task'
  if (isFrom(value)) return [render(value[0], names), 'tag']
  return isPlain(value) ? renderEntries(Object.entries(value), names) : String(value)
}

function nameOf(value: Pid | Ref, names: Names): string {
  return names.get(value) ?? (value instanceof Pid ? 'pid' : 'ref')
}

function renderEntries(entries: [unknown, unknown][], names: Names | typeof nameless): object {
  const texts = entries.map(([key, value]) => [keyText(render(key, names)), render(value, names)] as const)
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function keyText(key: unknown): string {
  return typeof key === 'string' ? key : JSON.stringify(key)
}

/** A GenServer's `from`: pid and tag, but no array. */
function isFrom(value: object): value is { readonly 0: Pid } {
  return 0 in value && value[0] instanceof Pid
}

function isTask(value: object): boolean {
  return 'mfa' in value && 'owner' in value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
