import { describe, expect, it } from 'vitest'
import {
  exit,
  GenServer,
  isAlive,
  link,
  Node,
  ok,
  type Pid,
  type Reason,
  receive,
  reply,
  runProcess,
  Stacktrace,
  self,
  send,
  sleep,
  spawnLink,
  stop,
  trapExit,
  VirtualClock,
} from '../../src/actors/index.ts'
import { type ConnectionSpec, connection, type Frames, push } from '../../src/connection/index.ts'
import { endOf, reportsOf, virtualNode } from '../actors/in-process.ts'
import { TestLine } from './switchboard.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A connection of some callbacks; a text of the client is the frames that it gets back, as JSON. */
function jsonConnection(callbacks: Partial<ConnectionSpec<unknown, unknown, unknown>> = {}) {
  return connection<unknown, unknown, unknown>({
    init: () => ok('state'),
    handleIn: ([message], state) => push(JSON.parse(message as string) as Frames, state),
    ...callbacks,
  })
}

describe('callbacks', () => {
  it('get the request and the argument of the route', () => {
    const Greeter = connection({
      init: (request, greeting: string) => push(['text', `${greeting} ${request.params.id}`], null),
      handleIn: (_message, state) => ok(state),
    })
    expect(new TestLine(Greeter, { argument: 'hello' }).saw).toEqual(['text:hello 7'])
  })

  it('get texts as strings, binaries as bytes, and the state of the callback before', () => {
    const seen: unknown[] = []
    const Counter = connection({
      init: () => ok(0),
      handleIn([message, { opcode }], count) {
        seen.push([message, opcode, count])
        return reply('ok', [], count + 1)
      },
    })
    new TestLine(Counter).text('a').binary(1, 2).text('b')
    expect(seen).toEqual([
      ['a', 'text', 0],
      [Uint8Array.of(1, 2), 'binary', 1],
      ['b', 'text', 2],
    ])
  })

  it('run as the process: self() is its pid, also after an await', async () => {
    const pids: Pid[] = []
    const line = new TestLine(
      jsonConnection({
        async init() {
          pids.push(self())
          await null
          pids.push(self())
          return ok(null)
        },
      }),
    )
    await settled()
    expect(pids).toEqual([line.pid, line.pid])
  })

  it('may be async: the connection handles one thing after the other, in order', async () => {
    const log: string[] = []
    const step = async (name: string, state: unknown) => {
      log.push(`${name} begins`)
      await sleep(10)
      log.push(`${name} ends`)
      return ok(state)
    }
    const line = new TestLine(
      connection({
        init: () => step('init', 0),
        handleIn: ([message], state) => step(message as string, state),
        handleInfo: (message: string, state) => step(message, state),
      }),
      { node: virtualNode() },
    )
    line.text('one')
    send(line.pid, 'two')
    line.text('three')
    await runProcess(line.node, () => sleep(100))
    const names = ['init', 'one', 'two', 'three']
    expect(log).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it('that reject crash the connection as if they had thrown', async () => {
    const told: unknown[] = []
    const failing = async () => {
      await null
      throw new Error('late')
    }
    const line = new TestLine(
      jsonConnection({
        handleIn: failing,
        terminate: (reason) => told.push(reason),
      }),
    ).text('x')
    await settled()
    expect(line.saw).toEqual(['CLOSE 1011'])
    expect(told).toEqual([['error', [expect.objectContaining({ message: 'late' }), expect.any(Stacktrace)]]])
  })

  it('that leave a promise behind which rejects crash their connection only', async () => {
    const node = virtualNode()
    const Forgetful = connection({
      init: () => ok(null),
      handleIn(_message, state) {
        void Promise.resolve().then(() => {
          throw new Error('stray')
        })
        return ok(state)
      },
    })
    const lines = [new TestLine(Forgetful, { node }), new TestLine(Forgetful, { node })]
    lines[0]?.text('x')
    await settled()
    await settled()
    expect(lines.map((line) => line.saw)).toEqual([['CLOSE 1011'], []])
  })
})

describe('terminate', () => {
  it('may be async: the close frame follows it, and frames that come meanwhile are dropped', async () => {
    let release = (): void => {}
    const handled: unknown[] = []
    const line = new TestLine(
      connection({
        init: () => ok(null),
        handleIn([message], state) {
          handled.push(message)
          return stop('normal', 4000, ['text', 'last'], state)
        },
        terminate: () => new Promise<void>((resolve) => (release = resolve)),
      }),
    ).text('stop', 'waits')
    line.text('comes')
    expect(line.saw).toEqual(['text:last'])
    release()
    await settled()
    expect(line.saw).toEqual(['text:last', 'CLOSE 4000'])
    expect(handled).toEqual(['stop'])
  })

  it('gets the state of the stop', () => {
    const told: unknown[] = []
    const Stopper = connection({
      init: () => ok('first'),
      handleIn: () => stop('normal', 'last'),
      terminate: (reason, state) => told.push([reason, state]),
    })
    new TestLine(Stopper).text('x')
    expect(told).toEqual([['normal', 'last']])
  })

  it('that throws closes with 1011 even if the socket was to be closed otherwise, and gives the reason', async () => {
    const line = new TestLine(
      jsonConnection({
        handleIn: (_message, state) => stop('normal', 4000, state),
        async terminate() {
          await null
          throw new Error('boom')
        },
      }),
    )
    const ended = runProcess(line.node, () => endOf(line.pid))
    await settled()
    line.text('x')
    await expect(ended).resolves.toEqual([expect.objectContaining({ message: 'boom' }), expect.any(Stacktrace)])
    expect(line.saw).toEqual(['CLOSE 1011'])
  })
})

describe('frames', () => {
  it('that a turn of several messages pushes leave in one write', () => {
    const line = new TestLine(jsonConnection())
    line.text('["text","1"]', '["text","2"]', '[["text","3"],["text","4"]]')
    expect(line.saw).toEqual(['text:1', 'text:2', 'text:3', 'text:4'])
    expect(line.socket.writes).toEqual([4])
  })

  it('of one list leave in one write', () => {
    const line = new TestLine(jsonConnection()).text('[["text","1"],["text","2"]]').text('["text","3"]')
    expect(line.socket.writes).toEqual([2, 1])
  })

  it('of a list with a bad one are not sent', () => {
    const line = new TestLine(jsonConnection()).text('[["text","1"],["text",2]]')
    expect(line.saw).toEqual(['CLOSE 1011'])
  })

  it.each([
    ['null', TypeError],
    ['"text"', TypeError],
    ['["text"]', TypeError],
    ['["text","a","b"]', TypeError],
    ['["binary","a"]', TypeError],
    ['["shout","a"]', TypeError],
    ['["ping",1]', TypeError],
    [`["ping","${'x'.repeat(126)}"]`, RangeError],
    [`["pong","${'é'.repeat(63)}"]`, RangeError],
  ])('are checked: %s crashes the connection', (frame, error) => {
    const told: unknown[] = []
    const line = new TestLine(jsonConnection({ terminate: (reason) => told.push(reason) })).text(frame)
    expect(told).toEqual([['error', [expect.any(error), expect.any(Stacktrace)]]])
    expect(line.saw).toEqual(['CLOSE 1011'])
  })

  it('of control carry up to 125 bytes', () => {
    const data = 'x'.repeat(125)
    expect(new TestLine(jsonConnection()).text(`["ping","${data}"]`).saw).toEqual([`ping:${data}`])
  })

  it('pushed after the client is gone are dropped', () => {
    const line = new TestLine(jsonConnection())
    line.line.text('["text","late"]')
    line.socket.lose()
    line.settle()
    expect(line.saw).toEqual([])
    expect(line.alive).toBe(false)
  })
})

describe('the end of the process', () => {
  const ends: [how: string, end: (line: TestLine) => void, reason: Reason][] = [
    ['stop normal', (line) => line.text('["normal"]'), ['shutdown', 'local_closed']],
    ['stop disconnected', (line) => line.text('[["shutdown","disconnected"]]'), ['shutdown', 'local_closed']],
    ['stop restart', (line) => line.text('[["shutdown","restart"]]'), ['shutdown', 'restart']],
    ['stop timeout', (line) => line.text('["timeout"]'), ['shutdown', 'timeout']],
    ['stop for a reason', (line) => line.text('["boom"]'), 'boom'],
    ['the client closes', (line) => line.ended({ tag: 'remote', code: 1000, reason: '' }), ['shutdown', 'peer_closed']],
    ['the client is gone', (line) => line.ended({ tag: 'lost' }), ['shutdown', 'peer_closed']],
    ['the client is silent', (line) => line.ended({ tag: 'timeout', code: 1001 }), ['shutdown', 'timeout']],
    [
      'the client breaks the protocol',
      (line) => line.ended({ tag: 'protocol', code: 1002, message: 'bad' }),
      ['shutdown', 'protocol_error'],
    ],
    ['it is killed', (line) => exit(line.pid, 'kill'), 'killed'],
  ]

  it.each(ends)('%s: links and monitors learn of it', async (_how, end, reason) => {
    const Stopper = connection({
      init: () => ok(null),
      handleIn: ([message], state) => stop((JSON.parse(message as string) as Reason[])[0], state),
    })
    const line = new TestLine(Stopper)
    const learned = runProcess(line.node, async () => {
      trapExit(true)
      link(line.pid)
      const ended = await endOf(line.pid)
      return [ended, await receive()]
    })
    await settled()
    end(line)
    await expect(learned).resolves.toEqual([reason, ['EXIT', line.pid, reason]])
  })

  it('takes what is linked with it along when the client goes', () => {
    let worker: Pid | null = null
    const line = new TestLine(
      jsonConnection({
        init() {
          worker = spawnLink(() => new Promise(() => {}))
          return ok(null)
        },
      }),
    )
    expect(isAlive(worker as unknown as Pid)).toBe(true)
    line.ended({ tag: 'lost' })
    expect(isAlive(worker as unknown as Pid)).toBe(false)
  })

  it('is the end of that connection only', () => {
    const node = new Node({ clock: new VirtualClock() })
    const [failing, other] = [new TestLine(jsonConnection(), { node }), new TestLine(jsonConnection(), { node })]
    failing.text('no JSON')
    expect(failing.saw).toEqual(['CLOSE 1011'])
    expect(other.text('["text","still here"]').saw).toEqual(['text:still here'])
  })
})

describe('the parent', () => {
  const parentEnds: [reason: Reason, saw: string, told: unknown][] = [
    ['shutdown', 'CLOSE 1001', 'shutdown'],
    [['shutdown', 'restart'], 'CLOSE 1012', 'shutdown'],
    [['shutdown', 'deploy'], 'CLOSE 1001', 'shutdown'],
    ['killed', 'CLOSE 1012', ['error', 'killed']],
  ]

  it.each(parentEnds)('that exits with %j ends the connection', async (reason, saw, told) => {
    const node = virtualNode()
    const log: unknown[] = []
    const Worker = jsonConnection({
      async handleIn(_message, state) {
        await sleep(3000)
        return push(['text', 'slept'], state)
      },
      handleInfo: (message, state) => push(['text', message as string], state),
      terminate: (why) => log.push(why),
    })
    let line: TestLine | null = null
    await runProcess(node, async () => {
      trapExit(true)
      const parent = spawnLink(async () => {
        line = new TestLine(Worker, { node }).text('busy')
        send(line.pid, 'pushed')
        await receive()
        exit(reason)
      })
      await sleep(1)
      send(parent, 'go')
      await sleep(5000)
    })
    expect((line as unknown as TestLine).saw).toEqual(['text:slept', 'text:pushed', saw])
    expect(log).toEqual([told])
  })
})

describe('reports', () => {
  it('of a crash have the message, the state and the reason', () => {
    const line = new TestLine(jsonConnection({ name: 'Json' }))
    const reports = reportsOf(line.node)
    line.text('no JSON')
    const reason = [expect.any(SyntaxError), expect.any(Stacktrace)]
    expect(reports).toEqual([
      expect.objectContaining({
        level: 'error',
        label: 'connection/terminate',
        pid: line.pid,
        initialCall: 'Json',
        message: ['$frame', 'no JSON', { opcode: 'text' }],
        state: 'state',
        reason,
      }),
      expect.objectContaining({ label: 'proc_lib/crash', pid: line.pid, reason }),
    ])
  })

  it('show what formatStatus leaves of it', () => {
    const line = new TestLine(
      jsonConnection({ formatStatus: (status) => ({ ...status, state: 'hidden', message: 'hidden' }) }),
    )
    const reports = reportsOf(line.node)
    line.text('no JSON')
    expect(reports[0]).toMatchObject({ state: 'hidden', message: 'hidden' })
  })

  it('show nothing when formatStatus throws', () => {
    const hiding = jsonConnection({
      formatStatus() {
        throw new Error('unfit')
      },
    })
    const line = new TestLine(hiding)
    const reports = reportsOf(line.node)
    line.text('no JSON')
    expect(reports[0]).toMatchObject({ state: 'formatStatus threw', message: 'formatStatus threw' })
  })

  it('say nothing of an orderly end', async () => {
    const line = new TestLine(jsonConnection())
    const reports = reportsOf(line.node)
    await GenServer.stop(line.pid, 'shutdown')
    expect(reports).toEqual([])
  })

  it('name a message that no handleInfo takes', () => {
    const line = new TestLine(jsonConnection())
    const reports = reportsOf(line.node)
    send(line.pid, 'hello')
    line.settle()
    expect(reports).toEqual([expect.objectContaining({ label: 'connection/no_handle_info', message: 'hello' })])
    expect(line.alive).toBe(true)
  })
})

describe('telemetry', () => {
  const listen = (node: Node): unknown[] => {
    const told: unknown[] = []
    const names = ['start', 'stop', 'exception'].map((name) => ['linecard', 'connection', name])
    node.telemetry.attach('test', names, ([, , name], measurements, metadata) =>
      told.push([name, measurements, metadata]),
    )
    return told
  }

  it('tells of a connection from start to stop what went over it', async () => {
    const clock = new VirtualClock()
    const node = new Node({ clock })
    const told = listen(node)
    const line = new TestLine(jsonConnection({ name: 'Json' }), { node })
    const { pid } = line
    line.text('["text","€"]').ping('ping')
    await clock.advance(1500)
    line.ended({ tag: 'remote', code: 1000, reason: '' })
    const traffic = { framesIn: 2, bytesIn: 16 + 2, framesOut: 1, bytesOut: 3, droppedFrames: 0 }
    expect(told).toEqual([
      ['start', {}, { pid, label: 'Json', path: '/websocket/7', remoteAddress: '127.0.0.1' }],
      [
        'stop',
        { durationMs: 1500, ...traffic },
        { pid, label: 'Json', reason: ['shutdown', 'peer_closed'], told: 'remote', code: 1000 },
      ],
    ])
  })

  it('tells of a crash as an exception', () => {
    const node = new Node({ clock: new VirtualClock() })
    const told = listen(node)
    const line = new TestLine(jsonConnection(), { node })
    exit(line.pid, 'kill')
    expect(told.at(-1)).toEqual([
      'exception',
      expect.objectContaining({ framesIn: 0 }),
      expect.objectContaining({ reason: 'killed', told: null, code: 1011 }),
    ])
  })

  it('has no measurements of what began before somebody listened', () => {
    const line = new TestLine(jsonConnection())
    const told = listen(line.node)
    line.ended({ tag: 'lost' })
    expect(told).toEqual([['stop', {}, expect.anything()]])
  })
})
