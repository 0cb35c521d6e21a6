/** The recorded behaviour of WebSock on Bandit, row by row. Where Linecard does better, `docs/websock.md` says how and why. */

import { describe, expect, it } from 'vitest'
import {
  cast,
  ExitError,
  exit,
  GenServer,
  isAlive,
  ok,
  reply,
  runProcess,
  Stacktrace,
  self,
  send,
  sleep,
  spawnLink,
  stop,
} from '../../src/actors/index.ts'
import { type ConnectionModule, connection, push } from '../../src/connection/index.ts'
import { virtualNode } from '../actors/in-process.ts'
import { startLater, TestLine } from './switchboard.ts'

const thrown = (message: string): unknown => [expect.objectContaining({ message }), expect.any(Stacktrace)]

/** Answers of the connection that the rows are about, by the text or message that asks for them. */
const answers: Record<string, () => unknown> = {
  raise() {
    throw new Error('boom in handleIn')
  },
  throw() {
    throw 'ball'
  },
  exit: () => exit('bye'),
  exit_normal: () => exit('normal'),
  exit_shutdown: () => exit('shutdown'),
  badret: () => 'whatever',
  bad_noreply: () => ['noreply', null],
  self_kill: () => exit(self(), 'kill'),
  ok: () => ok(null),
  push: () => push(['text', 'pushed'], null),
  push_list: () =>
    push(
      [
        ['text', 'a'],
        ['text', 'b'],
        ['binary', new Uint8Array()],
        ['ping', 'pi'],
        ['pong', Buffer.from('po')],
      ],
      null,
    ),
  push_empty: () => push([], null),
  push_iodata: () => push(['text', ['a', ['b', 'c']]] as never, null),
  push_nil: () => push(['text', null] as never, null),
  push_badutf8: () => push(['text', '\ud800\udc00 \ud800'], null),
  push_close: () => push(['close', 1000] as never, null),
  reply: () => reply('ok', ['text', 'replied'], null),
  reply_list: () =>
    reply(
      'ok',
      [
        ['text', 'r1'],
        ['text', 'r2'],
      ],
      null,
    ),
  stop_normal: () => stop('normal', null),
  stop_shutdown: () => stop('shutdown', null),
  stop_shutdown_x: () => stop(['shutdown', 'x'], null),
  stop_disc: () => stop(['shutdown', 'disconnected'], null),
  stop_restart: () => stop(['shutdown', 'restart'], null),
  stop_reason: () => stop('some_reason', null),
  stop_timeout: () => stop('timeout', null),
  stop_normal_4000: () => stop('normal', 4000, null),
  stop_normal_4000d: () => stop('normal', [4000, 'detail'], null),
  stop_normal_4000nil: () => stop('normal', [4000, null], null),
  stop_reason_4001: () => stop('some_reason', 4001, null),
  stop_reason_4001d: () => stop('some_reason', [4001, 'why'], null),
  stop_normal_4002m: () =>
    stop(
      'normal',
      [4002, 'bye'],
      [
        ['text', 'last1'],
        ['text', 'last2'],
      ],
      null,
    ),
  stop_reason_4003m: () => stop('some_reason', 4003, ['text', 'last'], null),
  stop_bigdetail: () => stop('normal', [4004, 'x'.repeat(200)], null),
  stop_1005: () => stop('normal', 1005, null),
  spawn_link_crash() {
    spawnLink(() => exit('linked_crash'))
    return ok(null)
  },
  async sleep() {
    await sleep(3000)
    return push(['text', 'slept'], null)
  },
}

interface Script {
  init?: () => unknown
  terminate?: (reason: unknown) => unknown
  withoutInfo?: boolean
}

/** The connection that the rows are about, and the callbacks that it has seen. */
function scripted({ init = () => ok(null), terminate, withoutInfo = false }: Script = {}): {
  called: unknown[]
  module: ConnectionModule<unknown, unknown, unknown>
} {
  const called: unknown[] = []
  const module = connection<unknown, unknown, unknown>({
    init() {
      called.push(['init'])
      return init() as never
    },
    handleIn([message, { opcode }]) {
      called.push(['handleIn', message, opcode])
      const answer = answers[message as string] ?? (() => push(['text', `echo:${message}`], null))
      return answer() as never
    },
    handleControl([data, { opcode }]) {
      called.push(['handleControl', Buffer.from(data).toString(), opcode])
      return ok(null)
    },
    ...(!withoutInfo && {
      handleInfo(message: unknown) {
        called.push(['handleInfo', message])
        const answer = typeof message === 'string' ? answers[message] : undefined
        return (answer === undefined ? ok(null) : answer()) as never
      },
    }),
    terminate(reason) {
      called.push(['terminate', reason])
      return terminate?.(reason)
    },
  })
  return { called, module }
}

type Row = [row: string, asks: string, saw: string[], told: unknown]

describe('a text asks the connection to fail, and', () => {
  const rows: Row[] = [
    ['handle_in raise', 'raise', ['CLOSE 1011'], ['error', thrown('boom in handleIn')]],
    ['handle_in throw', 'throw', ['CLOSE 1011'], ['error', ['bad_return_value', 'ball']]],
    ['handle_in exit', 'exit', ['CLOSE 1011'], ['error', 'bye']],
    ['handle_in exit_normal', 'exit_normal', ['CLOSE 1011'], ['error', 'normal']],
    ['handle_in exit_shutdown', 'exit_shutdown', ['CLOSE 1001'], 'shutdown'],
    ['handle_in badret', 'badret', ['CLOSE 1011'], ['error', ['bad_return_value', 'whatever']]],
    ['handle_in bad_noreply', 'bad_noreply', ['CLOSE 1011'], ['error', ['bad_return_value', ['noreply', null]]]],
    ['return push_iodata', 'push_iodata', ['CLOSE 1011'], ['error', [expect.any(TypeError), expect.any(Stacktrace)]]],
    ['return push_nil', 'push_nil', ['CLOSE 1011'], ['error', [expect.any(TypeError), expect.any(Stacktrace)]]],
    ['return push_close', 'push_close', ['CLOSE 1011'], ['error', [expect.any(TypeError), expect.any(Stacktrace)]]],
    ['return stop_1005', 'stop_1005', ['CLOSE 1011'], ['error', [expect.any(RangeError), expect.any(Stacktrace)]]],
  ]

  it.each(rows)('%s', (_row, asks, saw, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module).text(asks)
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['handleIn', asks, 'text'], ['terminate', told]])
    expect(line.alive).toBe(false)
  })

  it('handle_in self_kill', () => {
    const { called, module } = scripted()
    const line = new TestLine(module).text('self_kill')
    expect(called).toEqual([['init'], ['handleIn', 'self_kill', 'text']])
    expect(line.saw).toEqual(['CLOSE 1011'])
  })
})

describe('a text asks the connection to stop, and', () => {
  const rows: Row[] = [
    ['return stop_normal', 'stop_normal', ['CLOSE 1000'], 'normal'],
    ['return stop_shutdown', 'stop_shutdown', ['CLOSE 1011'], ['error', 'shutdown']],
    ['return stop_shutdown_x', 'stop_shutdown_x', ['CLOSE 1011'], ['error', ['shutdown', 'x']]],
    ['return stop_disc', 'stop_disc', ['CLOSE 1000'], 'normal'],
    ['return stop_restart', 'stop_restart', ['CLOSE 1012'], 'normal'],
    ['return stop_reason', 'stop_reason', ['CLOSE 1011'], ['error', 'some_reason']],
    ['return stop_timeout', 'stop_timeout', ['CLOSE 1011'], 'timeout'],
    ['return stop_normal_4000', 'stop_normal_4000', ['CLOSE 4000'], 'normal'],
    ['return stop_normal_4000d', 'stop_normal_4000d', ['CLOSE 4000 "detail"'], 'normal'],
    ['return stop_normal_4000nil', 'stop_normal_4000nil', ['CLOSE 4000'], 'normal'],
    ['return stop_reason_4001', 'stop_reason_4001', ['CLOSE 4001'], ['error', 'some_reason']],
    ['return stop_reason_4001d', 'stop_reason_4001d', ['CLOSE 4001 "why"'], ['error', 'some_reason']],
    ['return stop_normal_4002m', 'stop_normal_4002m', ['text:last1', 'text:last2', 'CLOSE 4002 "bye"'], 'normal'],
    ['return stop_reason_4003m', 'stop_reason_4003m', ['text:last', 'CLOSE 4003'], ['error', 'some_reason']],
    ['return stop_bigdetail', 'stop_bigdetail', [`CLOSE 4004 "${'x'.repeat(123)}"`], 'normal'],
  ]

  it.each(rows)('%s', (_row, asks, saw, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module).text(asks)
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['handleIn', asks, 'text'], ['terminate', told]])
    expect(line.alive).toBe(false)
  })

  it.each([
    ['stop_normal via handle_info', 'stop_normal', ['CLOSE 1000'], 'normal'],
    ['stop_reason via handle_info', 'stop_reason', ['CLOSE 1011'], ['error', 'some_reason']],
  ] as Row[])('%s', (_row, asks, saw, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    send(line.pid, asks)
    line.settle()
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['handleInfo', asks], ['terminate', told]])
  })

  it.each([
    ['frames after stop_normal in one packet', 'stop_normal', ['CLOSE 1000'], 'normal'],
    ['frames after stop_reason in one packet', 'stop_reason', ['CLOSE 1011'], ['error', 'some_reason']],
  ] as Row[])('%s', (_row, asks, saw, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module).text(asks, 'after1', 'after2').text('after3')
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['handleIn', asks, 'text'], ['terminate', told]])
  })

  it('frames after raise in one packet', () => {
    const { called, module } = scripted()
    const line = new TestLine(module).text('before', 'raise', 'after')
    expect(line.saw).toEqual(['text:echo:before', 'CLOSE 1011'])
    expect(called).toHaveLength(4)
  })

  it('terminate raises', () => {
    const { called, module } = scripted({
      terminate() {
        throw new Error('boom in terminate')
      },
    })
    const line = new TestLine(module).text('stop_normal')
    expect(called).toEqual([['init'], ['handleIn', 'stop_normal', 'text'], ['terminate', 'normal']])
    expect(line.saw).toEqual(['CLOSE 1011'])
  })
})

describe('init', () => {
  type InitRow = [row: string, init: () => unknown, saw: string[], called: unknown[]]
  const rows: InitRow[] = [
    ['init raise', answers.raise as () => unknown, ['CLOSE 1011'], []],
    ['init stop', () => stop('normal', null), ['CLOSE 1000'], [['terminate', 'normal']]],
    ['init stop_err', () => stop('nope', null), ['CLOSE 1011'], [['terminate', ['error', 'nope']]]],
    ['init exit', () => exit('bye'), ['CLOSE 1011'], []],
    ['init throw', answers.throw as () => unknown, ['CLOSE 1011'], []],
    ['init badret', () => 'whatever', ['CLOSE 1011'], []],
    [
      'init push',
      () =>
        push(
          [
            ['text', 'hello'],
            ['binary', Buffer.from('bin')],
            ['ping', 'p'],
          ],
          null,
        ),
      ['text:hello', 'binary:98,105,110', 'ping:p'],
      [],
    ],
  ]

  it.each(rows)('%s', (_row, init, saw, called) => {
    const script = scripted({ init })
    const line = new TestLine(script.module)
    expect(line.saw).toEqual(saw)
    expect(script.called).toEqual([['init'], ...called])
    expect(line.alive).toBe(saw.includes('ping:p'))
  })

  it('init raise, client had already sent frames after 101', () => {
    const script = scripted({ init: answers.raise as () => unknown })
    const { startChild, startWaiting } = startLater()
    const line = new TestLine(script.module, { supervisor: startChild }).text('early')
    startWaiting()
    line.settle()
    expect(line.saw).toEqual(['CLOSE 1011'])
    expect(script.called).toEqual([['init']])
  })
})

describe('the socket ends, and', () => {
  const remote = (code: number): unknown => ({ tag: 'remote', code, reason: '' })
  type EndRow = [row: string, how: unknown, told: unknown]
  const rows: EndRow[] = [
    ['client FIN without close frame (socket.end)', { tag: 'lost' }, ['error', 'closed']],
    ['client RST without close frame', { tag: 'lost' }, ['error', 'closed']],
    ['client close frame code 1000', remote(1000), 'remote'],
    ['client close frame code 1001', remote(1001), 'remote'],
    ['client close frame code null', remote(1005), 'remote'],
    ['client close frame code 3000', remote(3000), 'remote'],
    ['client close frame code 4999', remote(4999), 'remote'],
    ['client ping 126 bytes', { tag: 'protocol', code: 1002, message: 'bad ping' }, ['error', 'bad ping']],
    ['invalid UTF-8 text', { tag: 'protocol', code: 1007, message: 'bad text' }, ['error', 'bad text']],
    ['idle timeout=1000', { tag: 'timeout', code: 1001 }, 'timeout'],
  ]

  it.each(rows)('%s', (_row, how, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module).ended(how as never)
    expect(called).toEqual([['init'], ['terminate', told]])
    expect(line.saw).toEqual([])
    expect(line.alive).toBe(false)
  })

  it('text then close then text in one packet', () => {
    const { called, module } = scripted()
    const { line, saw, node } = new TestLine(module)
    line.text('one')
    line.ended({ tag: 'remote', code: 1000, reason: '' })
    line.text('two')
    node.scheduler.drainNow()
    expect(called).toEqual([['init'], ['handleIn', 'one', 'text'], ['terminate', 'remote']])
    expect(saw).toEqual([])
  })
})

describe('frames', () => {
  type PushRow = [row: string, asks: string, saw: string[]]
  const rows: PushRow[] = [
    ['return ok', 'ok', []],
    ['return push', 'push', ['text:pushed']],
    ['return push_list', 'push_list', ['text:a', 'text:b', 'binary:', 'ping:pi', 'pong:po']],
    ['return push_empty', 'push_empty', []],
    ['return push_badutf8', 'push_badutf8', ['text:\ud800\udc00 \ufffd']],
    ['return reply', 'reply', ['text:replied']],
    ['return reply_list', 'reply_list', ['text:r1', 'text:r2']],
  ]

  it.each(rows)('%s', (_row, asks, saw) => {
    const { called, module } = scripted()
    const line = new TestLine(module).text(asks)
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['handleIn', asks, 'text']])
    expect(line.alive).toBe(true)
  })

  it('client ping w/ handle_control', () => {
    const { called, module } = scripted()
    new TestLine(module).ping('pingdata').pong('unsolicited-pong')
    expect(called).toEqual([
      ['init'],
      ['handleControl', 'pingdata', 'ping'],
      ['handleControl', 'unsolicited-pong', 'pong'],
    ])
  })

  it('client ping, no handle_control (min module)', () => {
    const line = new TestLine(connection({ init: () => ok(null), handleIn: () => push(['text', 'world'], null) }))
    line.ping('p').text('hello')
    expect(line.saw).toEqual(['text:world'])
  })

  it('min module: no clause for the text frame', () => {
    const line = new TestLine(connection({ init: () => ok(null), handleIn: (() => undefined) as never })).text('hello')
    expect(line.saw).toEqual(['CLOSE 1011'])
  })
})

describe('outside', () => {
  it('kill/', () => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    exit(line.pid, 'kill')
    expect(line.saw).toEqual(['CLOSE 1011'])
    expect(called).toEqual([['init']])
  })

  it.each(['shutdown', 'normal', 'boom'])('exit/?reason=%s', (reason) => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    exit(line.pid, reason)
    line.settle()
    expect(called).toEqual([['init'], ['handleInfo', ['EXIT', line.node.host, reason]]])
    expect(line.alive).toBe(true)
  })

  it.each([
    ['normal', ['CLOSE 1011'], ['error', 'normal']],
    ['shutdown', ['CLOSE 1001'], 'shutdown'],
    ['boom', ['CLOSE 1011'], ['error', 'boom']],
  ])('gs_stop/?reason=%s', async (reason, saw, told) => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    await expect(GenServer.stop(line.pid, reason)).resolves.toBe('ok')
    expect(line.saw).toEqual(saw)
    expect(called).toEqual([['init'], ['terminate', told]])
  })

  it('call/', async () => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    await expect(GenServer.call(line.pid, 'hello')).rejects.toBeInstanceOf(ExitError)
    expect(line.saw).toEqual(['CLOSE 1011'])
    const told = thrown(`attempted to call ${line.pid}, a connection, which answers no calls`)
    expect(called).toEqual([['init'], ['terminate', ['error', told]]])
  })

  it('cast/', () => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    cast(line.pid, 'hello')
    line.settle()
    expect(line.saw).toEqual(['CLOSE 1011'])
    const told = thrown(`attempted to cast to ${line.pid}, a connection, which takes no casts`)
    expect(called).toEqual([['init'], ['terminate', ['error', told]]])
  })

  it('msg/', () => {
    const { called, module } = scripted()
    const line = new TestLine(module)
    send(line.pid, ['unknown_message', 1])
    line.settle()
    expect(called).toEqual([['init'], ['handleInfo', ['unknown_message', 1]]])
    expect(line.alive).toBe(true)
  })

  it('linked process crashes (trap_exit)', () => {
    const { called, module } = scripted()
    const line = new TestLine(module).text('spawn_link_crash').settle()
    expect(called.at(-1)).toEqual(['handleInfo', ['EXIT', expect.anything(), 'linked_crash']])
    expect(line.alive).toBe(true)
  })

  it('busy handler (sleep 3s) and messages to others', async () => {
    const node = virtualNode()
    const busy = new TestLine(scripted().module, { node }).text('sleep')
    const other = new TestLine(scripted().module, { node }).text('quick')
    expect([busy.saw, other.saw]).toEqual([[], ['text:echo:quick']])
    await runProcess(node, () => sleep(3000))
    expect(busy.saw).toEqual(['text:slept'])
  })

  it('kill while client has unread data in flight', () => {
    const { called, module } = scripted()
    const line = new TestLine(module, { node: virtualNode() }).text('sleep', 'unread')
    exit(line.pid, 'kill')
    expect(line.saw).toEqual(['CLOSE 1011'])
    expect(called).toEqual([['init'], ['handleIn', 'sleep', 'text']])
    expect(isAlive(line.pid)).toBe(false)
  })
})
