/** Loads the native library, and knows why it may not load. */

import type * as Uws from 'uWebSockets.js'

export type UwsBinding = typeof Uws

/** Whether uWebSockets.js can be used here; if not, why, and what to do about it. */
export type UwsAvailability =
  | { readonly tag: 'available'; readonly binding: UwsBinding }
  | {
      readonly tag: 'unavailable'
      readonly reason: UnavailableReason
      readonly message: string
      readonly cause: unknown
    }

export type UnavailableReason = 'not_installed' | 'musl' | 'glibc' | 'node_version' | 'platform' | 'broken'

/** What uWebSockets.js allows for a request's head that does not come in one piece: read from the environment, once, when it loads. */
const HEADER_VARIABLE = 'UWS_HTTP_MAX_HEADERS_SIZE'
const HEADER_BYTES = '16384'

let loaded: Promise<UwsAvailability> | null = null

/** Loads uWebSockets.js, once for the program. */
export function loadUws(): Promise<UwsAvailability> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<UwsAvailability> {
  const given = process.env[HEADER_VARIABLE]
  process.env[HEADER_VARIABLE] ??= HEADER_BYTES
  try {
    const module = (await import('uWebSockets.js')) as unknown as { default?: UwsBinding } & UwsBinding
    return { tag: 'available', binding: module.default ?? module }
  } catch (cause) {
    return { tag: 'unavailable', ...explain(cause, hostFacts()), cause }
  } finally {
    if (given === undefined) delete process.env[HEADER_VARIABLE]
  }
}

/** What of the host decides which binary fits. */
export interface HostFacts {
  readonly platform: string
  readonly arch: string
  readonly node: string
  /** Null where there is none: musl, or no Linux. */
  readonly glibc: string | null
}

function hostFacts(): HostFacts {
  const { platform, arch, version } = process
  return { platform, arch, node: version, glibc: platform === 'linux' ? glibcVersion() : null }
}

function glibcVersion(): string | null {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime ?? null
}

const FIX =
  'Point the alias `"uWebSockets.js"` of package.json at a build that fits, or choose the node transport: it does the same, more slowly.'

/** Why `import('uWebSockets.js')` failed on such a host. */
export function explain(cause: unknown, host: HostFacts): { reason: UnavailableReason; message: string } {
  const { code, message: text } = toError(cause)
  const found = (
    reason: UnavailableReason,
    why: string,
    fix = FIX,
  ): { reason: UnavailableReason; message: string } => ({
    reason,
    message: `uWebSockets.js does not load: ${why} ${fix}`,
  })
  if (code === 'ERR_MODULE_NOT_FOUND' && /uWebSockets\.js/.test(text)) {
    return found(
      'not_installed',
      'it is not installed.',
      'Run `npm install uWebSockets.js@npm:uwebsockets@3.0.6`, or choose the node transport.',
    )
  }
  if (host.platform === 'linux' && host.glibc === null) {
    return found(
      'musl',
      'its binaries need glibc, and this Linux (Alpine?) has another C library.',
      'Use a Debian or Ubuntu image, or choose the node transport.',
    )
  }
  const wanted = /GLIBC(?:XX)?_([\d.]+)' not found/.exec(text)?.[1]
  if (wanted !== undefined) {
    return found(
      'glibc',
      `its binary for Node ${host.node} needs glibc ${wanted}, this system has ${host.glibc}.`,
      `Use a newer system (Debian 13, Ubuntu 24.04) or Node 20. ${FIX}`,
    )
  }
  if (/Cannot find module '\.\/uws_/.test(text)) {
    const sameHost = new RegExp(`uws_${host.platform}_${host.arch}_`).test(text)
    if (sameHost && KNOWN_HOSTS.has(`${host.platform} ${host.arch}`)) {
      return found('node_version', `it has no binary for Node ${host.node}.`)
    }
    return found('platform', `it has no binary for ${host.platform} on ${host.arch}.`, 'Choose the node transport.')
  }
  return found('broken', `${firstLine(text)}.`)
}

const KNOWN_HOSTS: ReadonlySet<string> = new Set([
  'linux x64',
  'linux arm64',
  'linux arm',
  'darwin x64',
  'darwin arm64',
  'win32 x64',
])

function toError(cause: unknown): { code: unknown; message: string } {
  if (!(cause instanceof Error)) return { code: undefined, message: String(cause) }
  return { code: (cause as NodeJS.ErrnoException).code, message: cause.message }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] as string
}
