import { differential } from './differential.ts'
import { serveOnLinecard } from './server.ts'
import { serverProgram } from './server-program.ts'

differential({
  what: 'a GenServer',
  programs: serverProgram,
  script: 'server.exs',
  oneIn: 10,
  runOnLinecard: serveOnLinecard,
  readTrace: (trace) => (trace as unknown[]).map((event) => JSON.stringify(event)),
})
