import { canonical, type RawTrace } from './canonical.ts'
import { differential } from './differential.ts'
import { runOnLinecard } from './interpreter.ts'
import { program } from './program.ts'

differential({
  what: 'processes',
  programs: program,
  script: 'interpreter.exs',
  runOnLinecard: async (line, options) => canonical(await runOnLinecard(line, options)),
  readTrace: (trace) => canonical(trace as RawTrace),
})
