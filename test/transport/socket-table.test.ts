import { describe, expect, it } from 'vitest'
import { Node, VirtualClock } from '../../src/actors/index.ts'
import type { Endpoint } from '../../src/transport/endpoint.ts'
import { OpenSocket } from '../../src/transport/open-socket.ts'
import { SocketTable } from '../../src/transport/socket-table.ts'

class StubSocket extends OpenSocket {
  isOpen = true
  readonly remoteAddress = undefined
  readonly bufferedBytes = 0
  send = (): 'sent' => 'sent'
  close(): void {}
  terminate(): void {}
  cork(work: () => void): void {
    work()
  }
}

function setUp(idleTimeoutMs: number): {
  node: Node
  clock: VirtualClock
  table: SocketTable
  expired: OpenSocket[]
  open(): StubSocket
} {
  const clock = new VirtualClock()
  const node = new Node({ clock })
  const expired: OpenSocket[] = []
  const table = new SocketTable(node, idleTimeoutMs, (socket) => {
    expired.push(socket)
    table.remove(socket)
  })
  const endpoint = { idleTimeoutMs } as Endpoint
  const open = (): StubSocket => {
    const socket = new StubSocket(endpoint, null, clock.now())
    table.add(socket)
    return socket
  }
  return { node, clock, table, expired, open }
}

describe('SocketTable', () => {
  it('finds silent sockets out never early and at most a sixteenth late', async () => {
    const { clock, expired, open } = setUp(1600)
    open()
    await clock.advance(130)
    const second = open()
    await clock.advance(1469)
    expect(expired).toEqual([])
    await clock.advance(130)
    expect(expired.length).toBe(1)
    await clock.advance(101)
    expect(expired[1]).toBe(second)
  })

  it('gives an active socket its whole time again', async () => {
    const { clock, expired, open } = setUp(1600)
    const socket = open()
    await clock.advance(1590)
    socket.active = true
    await clock.advance(1599)
    expect(expired).toEqual([])
    await clock.advance(120)
    expect(expired).toEqual([socket])
  })

  it('needs one timer for all, none when it is empty, and none when nothing can expire', () => {
    const { node, table, open } = setUp(1000)
    const sockets = Array.from({ length: 100 }, open)
    expect([table.size, node.timers.size]).toEqual([100, 1])
    for (const socket of sockets) table.remove(socket)
    expect([table.size, node.timers.size]).toEqual([0, 0])
    const endless = setUp(Number.POSITIVE_INFINITY)
    endless.open()
    expect(endless.node.timers.size).toBe(0)
  })

  it('can be walked while sockets are removed, the next one among them', () => {
    const { table, open } = setUp(1000)
    const [first, second, third] = [open(), open(), open()]
    const seen: OpenSocket[] = []
    table.visitAll((socket) => {
      seen.push(socket)
      if (socket === third) table.remove(second)
      table.remove(socket)
    })
    expect(seen).toEqual([third, first])
    expect(table.size).toBe(0)
  })
})
