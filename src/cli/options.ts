import { parseArgs } from 'node:util'

/** What `npm start` can be told. */
export interface StartOptions {
  readonly host: string
  readonly port: number
  readonly transport: 'auto' | 'uws' | 'node'
  readonly onDuplicate: 'replace' | 'refuse'
  readonly help: boolean
}

/** A command line or environment that cannot be used. `message` is one line for the person at the terminal. */
export class UsageError extends Error {}

export const USAGE = `Usage: npm start -- [options]

  --port N               the port to listen on, 0 for any free one (default 4000, or PORT)
  --host ADDRESS         the address to bind (default 127.0.0.1, or HOST)
  --transport NAME       auto, uws or node (default auto: uws where its binary loads)
  --on-duplicate WHAT    replace or refuse a connection whose id is live (default replace)
  --help                 show this`

/** Reads flags first, then the environment, then defaults. @throws {UsageError} */
export function parseOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  const values = readFlags(args)
  return {
    host: oneOf('--host', values.host ?? nonEmpty(env.HOST) ?? '127.0.0.1', null),
    port: portNumber(values.port ?? nonEmpty(env.PORT) ?? '4000', values.port === undefined ? 'PORT' : '--port'),
    transport: oneOf('--transport', values.transport ?? 'auto', ['auto', 'uws', 'node'] as const),
    onDuplicate: oneOf('--on-duplicate', values['on-duplicate'] ?? 'replace', ['replace', 'refuse'] as const),
    help: values.help ?? false,
  }
}

interface Flags {
  host?: string
  port?: string
  transport?: string
  'on-duplicate'?: string
  help?: boolean
}

function readFlags(args: readonly string[]): Flags {
  const text = { type: 'string' } as const
  try {
    const options = {
      host: text,
      port: text,
      transport: text,
      'on-duplicate': text,
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    const [firstLine] = (error as Error).message.split('\n')
    throw new UsageError(`${firstLine} (--help shows what there is)`)
  }
}

function portNumber(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new UsageError(`Expected ${source} to be a port from 0 to 65535, got \`${text.slice(0, 40)}\``)
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[] | null): T {
  if (allowed === null ? value !== '' : allowed.includes(value as T)) return value as T
  throw new UsageError(
    `Expected ${flag} to be ${allowed === null ? 'an address' : allowed.join(', ')}, got \`${value.slice(0, 40)}\``,
  )
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
