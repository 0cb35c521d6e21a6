// Many clients of a relay, in a program of their own: with the server's end, each would take two of one program's file descriptors.
// Told by messages `{ open: count }`, `{ talk: step }`, `{ leave: true }`; answers each when it is done.

import { connect } from 'node:net'

const port = Number(process.argv[2])
/** At most this many are connecting at a time: a listening socket's queue is not much longer. */
const BATCH = 100
const MASK = [0x37, 0xfa, 0x21, 0x3d]

/** @type {LightClient[]} */
let clients = []
let waitingFor = 0

/** Costs little: it understands nothing but frames with short numbers, which the kernel never splits. */
class LightClient {
  constructor(id, socket) {
    this.id = id
    this.socket = socket
    this.received = []
  }

  static open(id) {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const client = new LightClient(id, socket)
      socket.on('error', reject)
      socket.once('data', (head) => {
        if (!head.toString('latin1').startsWith('HTTP/1.1 101')) reject(new Error(`Expected 101, got ${head}`))
        socket.on('data', (frames) => client.take(frames))
        resolve(client)
      })
      socket.write(
        `GET /ws?id=${id} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      )
    })
  }

  take(bytes) {
    for (let at = 0; at < bytes.length; ) {
      const end = at + 2 + bytes[at + 1]
      this.received.push(Number(bytes.toString('latin1', at + 2, end)))
      at = end
      if (--waitingFor === 0) process.send({ talked: true, wrong: wrong() })
    }
  }

  tell(target, payload) {
    const data = Buffer.from(`{"targets":[${target}],"payload":${payload}}`)
    const masked = data.map((byte, index) => byte ^ MASK[index % 4])
    this.socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | data.length, ...MASK]), masked]))
  }
}

async function open(count) {
  while (clients.length < count) {
    const ids = Array.from({ length: Math.min(BATCH, count - clients.length) }, (_, index) => clients.length + index)
    clients.push(...(await Promise.all(ids.map(LightClient.open))))
  }
  process.send({ opened: clients.length })
}

let step = 0

/** Each one to its neighbour some places on: so each gets just one number, and knows which. */
function talk(places) {
  step = places
  waitingFor = clients.length
  for (const { id } of clients) clients[id].tell((id + step) % clients.length, id)
}

/** How many did not get what they should have. */
function wrong() {
  const { length } = clients
  return clients.filter(({ id, received }) => received.length !== 1 || received[0] !== (id - step + length) % length)
    .length
}

process.on('message', (order) => {
  if (order.open !== undefined) void open(order.open)
  else if (order.talk !== undefined) talk(order.talk)
  else {
    for (const { socket } of clients) socket.destroy()
    clients = []
    process.send({ left: true })
  }
})
