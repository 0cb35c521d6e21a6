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

  /** The parameters, or null when `segments` do not fit. A parameter is never empty. */
  match(segments: readonly string[]): Record<string, string> | null {
    const own = this.#segments
    const params = Object.create(null) as Record<string, string>
    for (let index = 0; index < own.length; index++) {
      const pattern = own[index] as string
      const segment = segments[index]
      if (segment === undefined) return null
      if (pattern === '*') {
        params['*'] = segments.slice(index).join('/')
        return params
      }
      if (pattern.startsWith(':')) {
        if (segment === '') return null
        params[pattern.slice(1)] = segment
      } else if (pattern !== segment) return null
    }
    return segments.length === own.length ? params : null
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

/** A path's segments, decoded one by one (`%2F` stays inside its segment), or null when a percent sign makes no sense. */
export function decodePath(path: string): string[] | null {
  const segments = path.slice(1).split('/')
  if (!path.includes('%')) return segments
  try {
    return segments.map(decodeURIComponent)
  } catch {
    // URIError, the only thing that decodeURIComponent throws.
    return null
  }
}
