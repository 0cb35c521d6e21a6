/** A route's path: text segments, parameters such as `:id`, and as its last segment perhaps `*`, which takes one segment or more. */
export class PathPattern {
  readonly text: string
  readonly #segments: readonly string[]
  /** Has neither parameters nor a wildcard. */
  readonly isExact: boolean

  constructor(text: string) {
    if (!text.startsWith('/')) throw new TypeError(`Expected a route's path to begin with '/', got \`${text}\``)
    this.text = text
    this.#segments = text.slice(1).split('/')
    this.isExact = !this.#segments.some((segment) => kindOf(segment) > 0)
    checkSegments(text, this.#segments)
  }

  /** Sorts before what is less specific: text before a parameter before the wildcard, from left to right. */
  get rank(): string {
    return this.#segments.map(kindOf).join('')
  }

  /**
   * The parameters in `path`, or null when it does not fit. A parameter is never empty. Segments are decoded one by one, if the path is
   * `encoded` at all: `%2F` stays inside its segment.
   */
  match(path: string, encoded: boolean): Record<string, string> | null {
    const params = Object.create(null) as Record<string, string>
    let from = 1
    for (const pattern of this.#segments) {
      if (from > path.length) return null
      const slash = pattern === '*' ? -1 : path.indexOf('/', from)
      const end = slash < 0 ? path.length : slash
      const text = path.slice(from, end)
      const segment = encoded ? decodeURIComponent(text) : text
      if (pattern === '*') params['*'] = segment
      else if (!pattern.startsWith(':')) {
        if (pattern !== segment) return null
      } else if (segment === '') return null
      else params[pattern.slice(1)] = segment
      from = end + 1
    }
    return from > path.length ? params : null
  }
}

function kindOf(segment: string): number {
  if (segment === '*') return 2
  return segment.startsWith(':') ? 1 : 0
}

function checkSegments(text: string, segments: readonly string[]): void {
  const names = segments.filter((segment) => kindOf(segment) === 1)
  if (names.includes(':'))
    throw new TypeError(`Expected every parameter of \`${text}\` to have a name, as in '/websocket/:id'`)
  if (new Set(names).size < names.length)
    throw new TypeError(`Expected the parameters of \`${text}\` to have different names`)
  if (segments.slice(0, -1).includes('*')) throw new TypeError(`Expected '*' to be the last segment, got \`${text}\``)
}

/** Whether all percent signs of a path make sense. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    // URIError, the only thing that decodeURIComponent throws.
    return false
  }
}
