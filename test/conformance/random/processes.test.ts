import { canonical, type RawTrace } from './canonical-trace.ts'
import { differential } from './differential.ts'
import { runOnLinecard } from './processes.ts'
import { processesProgram } from './processes-program.ts'

differential({
  what: 'processes',
  programs: processesProgram,
  script: 'processes.exs',
  runOnLinecard: async (line, options) => canonical(await runOnLinecard(line, options)),
  readTrace: (trace) => canonical(trace as RawTrace),
})
