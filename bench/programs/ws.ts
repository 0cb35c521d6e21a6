import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** An echo server of the package `ws`; its texts become strings, as an application wants them. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer, isBinary) => socket.send(isBinary ? data : data.toString(), { binary: isBinary }))
  // Whoever loads it ends by a reset.
  socket.on('error', () => socket.terminate())
})
server.on('listening', () => console.log((server.address() as AddressInfo).port))
