import { describe, expect, it } from 'vitest'
import { exit, Node, ok, receive, send, VirtualClock } from '../../src/actors/index.ts'
import { type ConnectionLimits, connection, lineGroup, openConnection, push } from '../../src/connection/index.ts'
import { MemorySocket } from './memory-socket.ts'
import { REQUEST, startLater, startNow, TestLine } from './switchboard.ts'

/** Notes what it handles; the texts `hold` and `take n` make it busy. */
function noting(): { handled: unknown[]; release(): void; Noting: ReturnType<typeof make> } {
  const handled: unknown[] = []
  let release = (): void => {}
  const make = () =>
    connection({
      init: () => ok(null),
      async handleIn([message], state) {
        handled.push(message)
        if (message === 'hold') await new Promise<void>((resolve) => (release = resolve))
        return ok(state)
      },
      handleInfo(message: unknown, state) {
        handled.push(message)
        return ok(state)
      },
      terminate(reason) {
        handled.push(['terminate', reason])
      },
    })
  return { handled, release: () => release(), Noting: make() }
}

/** Sends what it is told to send. */
const Sender = connection({
  init: () => ok(null),
  handleIn: ([message], state) => push(['text', message as string], state),
  handleDrain: (state) => push(['text', 'drained'], state),
})

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function overloadsOf(node: Node): unknown[] {
  const told: unknown[] = []
  node.telemetry.attach('test', [['linecard', 'connection', 'overload']], (_event, { count }, { limit, action }) => {
    told.push([count, limit, action])
  })
  return told
}

describe('maxUnanswered', () => {
  it('closes with 1008 at the first frame too many, and drops those that wait', async () => {
    const { handled, release, Noting } = noting()
    const line = new TestLine(Noting, { limits: { maxUnanswered: 3 } })
    const told = overloadsOf(line.node)
    line.text('hold')
    line.text('1', '2', '3')
    expect(line.saw).toEqual([])
    line.text('4', '5')
    expect(line.saw).toEqual(['CLOSE 1008 "sends too much"'])
    release()
    await settled()
    expect(handled).toEqual(['hold', ['terminate', ['error', 'max_unanswered']]])
    expect(line.alive).toBe(false)
    expect(told).toEqual([[1, 'max_unanswered', 'close']])
  })

  it('never drops what is no frame', async () => {
    const { handled, release, Noting } = noting()
    const line = new TestLine(Noting, { limits: { maxUnanswered: 1 } }).text('hold').text('1')
    send(line.pid, 'message')
    line.text('2')
    release()
    await settled()
    expect(handled).toEqual(['hold', 'message', ['terminate', ['error', 'max_unanswered']]])
  })

  it('counts frames that wait, not frames that were', async () => {
    const { handled, Noting } = noting()
    const line = new TestLine(Noting, { limits: { maxUnanswered: 2 } })
    for (let round = 0; round < 10; round++) {
      line.text('a')
      await settled()
    }
    expect(line.saw).toEqual([])
    expect(handled).toHaveLength(10)
  })

  it('does not count frames that a callback took by receive', async () => {
    const taken: unknown[] = []
    const Taker = connection({
      init: () => ok(null),
      async handleIn(_message, state) {
        taken.push(await receive())
        return ok(state)
      },
    })
    const line = new TestLine(Taker, { limits: { maxUnanswered: 2 } })
    for (let round = 0; round < 10; round++) {
      line.text('ask').text(`answer ${round}`)
      await settled()
    }
    expect(line.saw).toEqual([])
    expect(taken).toHaveLength(10)
    expect(taken[9]).toEqual(['$frame', 'answer 9', { opcode: 'text' }])
  })

  it('holds before the process has been started', () => {
    const { startChild, startWaiting } = startLater()
    const line = new TestLine(noting().Noting, { limits: { maxUnanswered: 2 }, supervisor: startChild }).text(
      '1',
      '2',
      '3',
    )
    expect(line.saw).toEqual(['CLOSE 1008 "sends too much"'])
    startWaiting()
    expect(line.line.pid).toBe(null)
  })
})

describe('maxMessageRate', () => {
  it('lets a second of frames come at once, then as many as it says', async () => {
    const clock = new VirtualClock()
    const line = new TestLine(noting().Noting, { node: new Node({ clock }), limits: { maxMessageRate: 10 } })
    const told = overloadsOf(line.node)
    line.text(...new Array<string>(10).fill('x'))
    await clock.advance(500)
    line.text(...new Array<string>(5).fill('x'))
    expect(line.saw).toEqual([])
    line.ping('!')
    expect(line.saw).toEqual(['CLOSE 1008 "sends too much"'])
    expect(told).toEqual([[1, 'max_message_rate', 'close']])
    await settled()
    expect(line.alive).toBe(false)
  })

  it('never lets more than a second of frames come at once', async () => {
    const clock = new VirtualClock()
    const line = new TestLine(noting().Noting, { node: new Node({ clock }), limits: { maxMessageRate: 2 } })
    await clock.advance(60_000)
    line.text('1', '2', '3')
    expect(line.socket.closed).toBe(true)
  })
})

describe('a slow reader', () => {
  const open = (limits: ConnectionLimits): TestLine => {
    const line = new TestLine(Sender, { limits: { maxBufferedBytes: 10, ...limits } })
    line.socket.stall()
    return line
  }

  it('is closed with 1013 when more waits than may', () => {
    const line = open({})
    const told = overloadsOf(line.node)
    line.text('12345', '67890')
    expect(line.saw).toEqual([])
    line.text('!', '?')
    expect(line.saw).toEqual(['text:12345', 'text:67890', 'text:!', 'CLOSE 1013 "reads too slowly"'])
    expect(line.alive).toBe(false)
    expect(told).toEqual([[1, 'max_buffered_bytes', 'close']])
  })

  it('is closed with 1013 when the socket drops a frame', () => {
    const line = new TestLine(Sender)
    line.socket.stall(3)
    line.text('1234')
    expect(line.saw).toEqual(['CLOSE 1013 "reads too slowly"'])
  })

  it('misses what does not fit, under drop_newest', () => {
    const line = open({ slowReader: 'drop_newest' })
    const told = overloadsOf(line.node)
    line.text('12345', '67890', 'lost', 'lost too')
    line.socket.resume()
    line.settle()
    line.text('new')
    expect(line.saw).toEqual(['text:12345', 'text:67890', 'text:drained', 'text:new'])
    expect(told).toEqual([
      [1, 'max_buffered_bytes', 'drop_newest'],
      [1, 'max_buffered_bytes', 'drop_newest'],
    ])
  })

  it('misses what has waited longest, under drop_oldest', () => {
    const line = open({ slowReader: 'drop_oldest' })
    const told = overloadsOf(line.node)
    line.text('first', 'a', 'b', 'c', 'd', 'e', 'f')
    line.socket.resume()
    line.settle()
    expect(line.saw).toEqual(['text:first', 'text:b', 'text:c', 'text:d', 'text:e', 'text:f', 'text:drained'])
    expect(told).toEqual([[1, 'max_buffered_bytes', 'drop_oldest']])
  })

  it('gets the frames in order however often it stalls, under drop_oldest', () => {
    const line = open({ slowReader: 'drop_oldest', maxBufferedBytes: 100 })
    line.text('1', '2', '3', '4')
    line.socket.readOnce()
    line.text('5')
    line.socket.readOnce()
    line.socket.resume()
    expect(line.settle().saw.filter((frame) => frame !== 'text:drained')).toEqual([
      'text:1',
      'text:2',
      'text:3',
      'text:4',
      'text:5',
    ])
  })

  it('gets everything that waits before a close, under drop_oldest', () => {
    const line = open({ slowReader: 'drop_oldest', maxBufferedBytes: 100 })
    line.text('1', '2', '3')
    exit(line.pid, 'kill')
    expect(line.saw).toEqual(['text:1', 'text:2', 'text:3', 'CLOSE 1011'])
  })

  it('misses a frame that is larger than the limit by itself, under drop_oldest', () => {
    const line = open({ slowReader: 'drop_oldest' })
    line.text('1', 'larger than ten bytes', '2')
    line.socket.resume()
    expect(line.saw).toEqual(['text:1', 'text:2'])
  })

  it('is reported to handleDrain once, and only if something had to wait', () => {
    const line = new TestLine(Sender).text('1')
    line.socket.resume()
    line.settle()
    line.socket.stall()
    line.text('2', '3')
    line.socket.resume()
    line.line.drained()
    line.settle()
    expect(line.saw).toEqual(['text:1', 'text:2', 'text:3', 'text:drained'])
  })
})

describe('a group of lines', () => {
  it('counts what became too much', () => {
    const node = new Node({ clock: new VirtualClock() })
    const limits: ConnectionLimits = { maxUnanswered: 1, maxBufferedBytes: 1, slowReader: 'drop_newest' }
    const group = lineGroup({ node, connection: Sender, startChild: startNow, limits })
    const socket = new MemorySocket()
    const line = openConnection(group, socket, REQUEST)
    node.scheduler.drainNow()
    socket.stall()
    line.text('1')
    node.scheduler.drainNow()
    line.text('2')
    line.text('3')
    expect(group.overloads).toEqual({ max_unanswered: 1, max_message_rate: 0, max_buffered_bytes: 0, droppedFrames: 0 })
    node.scheduler.drainNow()
    expect(socket.saw).toEqual(['text:1', 'CLOSE 1008 "sends too much"'])
  })

  it.each([
    [{ maxUnanswered: 0 }, /maxUnanswered.*got `0`/],
    [{ maxMessageRate: 0.5 }, /maxMessageRate.*got `0.5`/],
    [{ maxBufferedBytes: Number.NaN }, /maxBufferedBytes.*got `NaN`/],
    [{ slowReader: 'wait' as never }, /slowReader.*got `wait`/],
  ])('refuses the limits %j', (limits: ConnectionLimits, message) => {
    const node = new Node({ clock: new VirtualClock() })
    expect(() => lineGroup({ node, connection: Sender, startChild: startNow, limits })).toThrow(message)
  })
})
