import uws from 'uWebSockets.js'

/**
 * A server of uWebSockets.js alone that accepts connections as one must that hands them to an application: it reads the request, of which nothing
 * is left when the handler returns, and is told when a connection has come and gone. It decides nothing.
 */
interface Data {
  readonly request: object
}

const open = new Set<uws.WebSocket<Data>>()
const app = uws.App().ws<Data>('/*', {
  upgrade(res, req, context) {
    const headers: Record<string, string> = {}
    req.forEach((name, value) => {
      headers[name] = value
    })
    const remoteAddress = Buffer.from(res.getRemoteAddressAsText()).toString()
    const request = { method: req.getMethod(), path: req.getUrl(), query: req.getQuery(), headers, remoteAddress }
    const { 'sec-websocket-key': key = '', 'sec-websocket-protocol': protocol = '' } = headers
    res.upgrade<Data>({ request }, key, protocol, headers['sec-websocket-extensions'] ?? '', context)
  },
  open(ws) {
    open.add(ws)
  },
  message(ws, message, isBinary) {
    ws.send(message, isBinary)
  },
  close(ws) {
    open.delete(ws)
  },
})
app.listen('127.0.0.1', 0, (token) => {
  if (token !== false) console.log(uws.us_socket_local_port(token))
})
