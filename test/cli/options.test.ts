import { describe, expect, it } from 'vitest'
import { parseOptions, USAGE, UsageError } from '../../src/cli/options.ts'

describe('parseOptions', () => {
  it('has a default for everything', () => {
    expect(parseOptions([], {})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      transport: 'auto',
      onDuplicate: 'replace',
      help: false,
    })
  })

  it('reads flags, with a space or with =', () => {
    const flags = ['--port', '8080', '--host=::1', '--transport=node', '--on-duplicate', 'refuse', '--help']
    expect(parseOptions(flags, {})).toEqual({
      host: '::1',
      port: 8080,
      transport: 'node',
      onDuplicate: 'refuse',
      help: true,
    })
  })

  it('reads PORT and HOST, unless there is a flag, or nothing in them', () => {
    expect(parseOptions([], { PORT: '5000', HOST: '0.0.0.0' })).toMatchObject({ port: 5000, host: '0.0.0.0' })
    expect(parseOptions(['--port=6000', '--host=::'], { PORT: 'x', HOST: 'y' })).toMatchObject({
      port: 6000,
      host: '::',
    })
    expect(parseOptions([], { PORT: '', HOST: '' })).toMatchObject({ port: 4000, host: '127.0.0.1' })
  })

  it('understands -h', () => {
    expect(parseOptions(['-h'], {}).help).toBe(true)
  })

  it.each(['0', '1', '65535'])('takes port %s', (port) => {
    expect(parseOptions(['--port', port], {}).port).toBe(Number(port))
  })

  it.each(['65536', '-1', '80.5', '0x50', ' 80', '8O', '123456', 'http'])('refuses port %s, and says whose', (port) => {
    expect(() => parseOptions([`--port=${port}`], {})).toThrow(
      new UsageError(`Expected --port to be a port from 0 to 65535, got \`${port}\``),
    )
    expect(() => parseOptions([], { PORT: port })).toThrow(
      new UsageError(`Expected PORT to be a port from 0 to 65535, got \`${port}\``),
    )
  })

  it.each([
    [['--transport=fast'], 'Expected --transport to be auto, uws, node, got `fast`'],
    [['--on-duplicate=ignore'], 'Expected --on-duplicate to be replace, refuse, got `ignore`'],
    [['--host='], 'Expected --host to be an address, got ``'],
    [['--prot=1'], "Unknown option '--prot'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--port', '--host'], "Option '--port' argument is ambiguous"],
    [['--help=1'], "Option '-h, --help' does not take an argument"],
    [['4000'], "Unexpected argument '4000'"],
  ])('refuses %j in one line', (args, message) => {
    const error = thrownBy(() => parseOptions(args, {}))
    expect(error).toBeInstanceOf(UsageError)
    expect((error as Error).message).toMatch(new RegExp(`^${message.replace(/[[\]().?*+^$|\\]/g, '\\$&')}`))
    expect((error as Error).message).not.toContain('\n')
  })

  it('does not repeat more than is sensible of what it cannot use', () => {
    expect((thrownBy(() => parseOptions([`--port=${'9'.repeat(1000)}`], {})) as Error).message.length).toBeLessThan(120)
  })
})

describe('USAGE', () => {
  it('names every flag', () => {
    for (const flag of ['--port', '--host', '--transport', '--on-duplicate', '--help']) expect(USAGE).toContain(flag)
  })
})

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
