import uws, { type WebSocket } from 'uWebSockets.js'

/** Sends each client's text to all clients, with uWebSockets.js alone: by a loop of sends, or by a topic. */
const byTopic = process.argv[2] === 'publish'
const sockets = new Set<WebSocket<object>>()
const app = uws.App().ws<object>('/*', {
  open(ws) {
    if (byTopic) ws.subscribe('all')
    else sockets.add(ws)
  },
  message(_ws, message) {
    const text = Buffer.from(message).toString('utf8')
    if (byTopic) app.publish('all', text, false)
    else for (const ws of sockets) ws.send(text, false)
  },
  close: (ws) => void sockets.delete(ws),
})
app.listen('127.0.0.1', 0, (token) => {
  if (token !== false) console.log(uws.us_socket_local_port(token))
})
