import uws from 'uWebSockets.js'

/**
 * Echo servers of uWebSockets.js alone, as rivals. `bare` sends the buffer that came; `same-work` decodes text to a string and copies binary, as any
 * server has to that hands messages to an application.
 */
const work = process.argv[2]
const app = uws.App().ws('/*', {
  message(ws, message, isBinary) {
    if (work === 'bare') ws.send(message, isBinary)
    else if (isBinary) ws.send(Buffer.from(Buffer.from(message)), true)
    else ws.send(Buffer.from(message).toString('utf8'), false)
  },
})
app.listen('127.0.0.1', 0, (token) => {
  if (token !== false) console.log(uws.us_socket_local_port(token))
})
